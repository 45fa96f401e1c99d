package dev.keystile.store.jdbc;

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

    /** Notes the server behind a connection. */
    static void note(Connection connection) throws SQLException {
        DatabaseMetaData server = connection.getMetaData();
        SERVERS.add(server.getDatabaseProductName() + " " + server.getDatabaseProductVersion() + " (driver "
                + server.getDriverName() + " " + server.getDriverVersion() + ")");
    }

    @Override
    public void testPlanExecutionFinished(TestPlan testPlan) {
        SERVERS.forEach(server -> System.out.println("Ran on " + server));
    }
}
