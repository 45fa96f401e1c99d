package dev.keystile.store.jdbc;

import dev.keystile.spi.StoreException;

import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;

/** Looks up a {@code DataSource} of the container's. */
final class Jndi {
    private static final String SCHEME = "jndi:";
    private static final String JAVA = "java:";

    private Jndi() {}

    static boolean accepts(String url) {
        return url.startsWith(SCHEME) || url.startsWith(JAVA);
    }

    /**
     * Looks it up.
     *
     * @throws IllegalArgumentException if the name leaves the container's own naming
     * @throws StoreException if there is none of that name
     */
    // The name comes from the operator, and stays within the container's own naming.
    @SuppressWarnings("BanJNDI")
    static DataSource dataSource(String url) {
        String name = url.startsWith(SCHEME) ? url.substring(SCHEME.length()) : url;
        // A name such as ldap://… would have another machine tell which object to make.
        if (name.indexOf(':') >= 0 && !name.startsWith(JAVA)) {
            throw new IllegalArgumentException("the JNDI name '" + name
                    + "' leads out of the container: give one that begins with java: or has no colon");
        }
        try {
            if (new InitialContext().lookup(name) instanceof DataSource dataSource) {
                return dataSource;
            }
        } catch (NamingException e) {
            throw new StoreException(missing(name), e);
        }
        throw new StoreException(missing(name), null);
    }

    private static String missing(String name) {
        return "there is no DataSource under the JNDI name '" + name
                + "': declare it in the container, or correct the name";
    }
}
