package dev.keystile.store.jdbc;

import javax.sql.DataSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** A real DataSource whose calls are written down. Its product name can be another one than the real one. */
final class SpyDataSource {
    private static final Set<Class<?>> SPIED =
            Set.of(DataSource.class, Connection.class, PreparedStatement.class, DatabaseMetaData.class);

    final List<String> calls = new CopyOnWriteArrayList<>();
    private final DataSource real;
    private volatile String productName;

    SpyDataSource(DataSource real) {
        this.real = real;
    }

    SpyDataSource calledItself(String name) {
        productName = name;
        return this;
    }

    DataSource dataSource() {
        return spy(DataSource.class, real);
    }

    /** The calls so far that are a round trip to the server, or begin one. */
    List<String> roundTrips() {
        return calls.stream()
                .filter(call -> call.startsWith("execute") || call.equals("commit") || call.equals("rollback"))
                .toList();
    }

    private <T> T spy(Class<T> type, T target) {
        Object proxy = Proxy.newProxyInstance(
                SpyDataSource.class.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    calls.add(method.getName());
                    if (method.getName().equals("getDatabaseProductName") && productName != null) {
                        return productName;
                    }
                    try {
                        return wrapped(method.getReturnType(), method.invoke(target, arguments));
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        return type.cast(proxy);
    }

    private <T> Object wrapped(Class<T> type, Object result) {
        return SPIED.contains(type) ? spy(type, type.cast(result)) : result;
    }
}
