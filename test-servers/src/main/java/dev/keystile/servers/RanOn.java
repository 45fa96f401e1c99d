package dev.keystile.servers;

import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestPlan;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/** Prints, when all tests have ended, on which servers and versions they ran. */
public final class RanOn implements TestExecutionListener {
    private static final Set<String> SERVERS = new ConcurrentSkipListSet<>();

    /**
     * Notes a server.
     *
     * @param server product, version, topology
     */
    public static void note(String server) {
        SERVERS.add(server);
    }

    /**
     * Notes the server behind a connection.
     *
     * @param connection the connection
     * @throws SQLException if it does not tell
     */
    public static void note(Connection connection) throws SQLException {
        DatabaseMetaData server = connection.getMetaData();
        note(server.getDatabaseProductName() + " " + server.getDatabaseProductVersion() + " (driver "
                + server.getDriverName() + " " + server.getDriverVersion() + ")");
    }

    @Override
    public void testPlanExecutionFinished(TestPlan testPlan) {
        SERVERS.forEach(server -> System.out.println("Ran on " + server));
    }
}
