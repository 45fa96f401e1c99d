package dev.keystile.store.jdbc;

import dev.keystile.spi.StoreConfig;

import java.time.Duration;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * What a driver is told beside the URL: the credentials, bounds for what it would otherwise wait for up to ten seconds or
 * forever, and to write what it acknowledges. What the URL sets itself stays.
 */
final class DriverProperties {
    private final String url;
    private final Properties properties = new Properties();

    private DriverProperties(String url) {
        this.url = url;
    }

    static Properties of(StoreConfig config, PoolSettings settings) {
        DriverProperties driver = new DriverProperties(config.url());
        if (settings.username() != null) {
            driver.properties.setProperty("user", settings.username());
        }
        if (settings.password() != null) {
            driver.properties.setProperty("password", settings.password());
        }
        driver.bound(settings.attemptTimeout());
        driver.writeAtOnce();
        return driver.properties;
    }

    /** The socket's timeout counts while a connection is made; after that, {@link BorrowedState} sets a lower one. */
    private void bound(Duration attempt) {
        if (url.startsWith("jdbc:postgresql:")) {
            setUnlessInUrl("connectTimeout", attempt.toSeconds());
            setUnlessInUrl("socketTimeout", attempt.toSeconds());
            // How long a call whose time is up waits until its cancellation is sent, over a connection of its own.
            setUnlessInUrl("cancelSignalTimeout", 1);
        } else if (url.startsWith("jdbc:mariadb:") || url.startsWith("jdbc:mysql:")) {
            setUnlessInUrl("connectTimeout", attempt.toMillis());
            setUnlessInUrl("socketTimeout", attempt.toMillis());
        }
    }

    /** H2 writes up to half a second late what it has acknowledged: a revocation could be undone by a crash. */
    private void writeAtOnce() {
        if (url.startsWith("jdbc:h2:")) {
            setUnlessInUrl("WRITE_DELAY", 0);
        }
    }

    private void setUnlessInUrl(String name, long value) {
        if (!Pattern.compile("(?i)[?&;(,]\\s*" + name + "\\s*=").matcher(url).find()) {
            properties.setProperty(name, Long.toString(value));
        }
    }
}
