package dev.keystile;

import dev.keystile.model.ApiKey;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Writes events to the SLF4J logger {@code keystile.audit} with key-value pairs: {@code event}, {@code key.id} and, where
 * they apply, {@code key.name}, {@code key.owner}, {@code key.version}, {@code reason}, {@code where}, {@code client} and
 * {@code age}. What happens to keys is logged at INFO, refused requests and leaked keys at WARN, accepted ones at DEBUG, and
 * those accepted by what was last known, while the store could not be asked, at WARN too. Safe for use by several threads.
 */
public final class AuditLog implements ApiKeyListener {
    private final Logger log = LoggerFactory.getLogger("keystile.audit");

    /** Creates the listener, to be given to {@link ApiKeysBuilder#listener}. */
    public AuditLog() {}

    @Override
    public void on(ApiKeyEvent event) {
        if (event instanceof ApiKeyEvent.Accepted accepted) {
            write(with(with(entry(Level.DEBUG, "accepted"), accepted.key()), "client", accepted.clientAddress()));
        } else if (event instanceof ApiKeyEvent.AcceptedStale accepted) {
            write(describe(accepted));
        } else if (event instanceof ApiKeyEvent.Rejected rejected) {
            write(describe(rejected));
        } else if (event instanceof ApiKeyEvent.Issued issued) {
            write(with(entry(Level.INFO, "issued"), issued.key()));
        } else if (event instanceof ApiKeyEvent.Adopted adopted) {
            write(with(entry(Level.INFO, "adopted"), adopted.key()));
        } else if (event instanceof ApiKeyEvent.Updated updated) {
            write(with(entry(Level.INFO, "updated"), updated.key()));
        } else if (event instanceof ApiKeyEvent.Enabled enabled) {
            write(with(entry(Level.INFO, "enabled"), enabled.key()));
        } else if (event instanceof ApiKeyEvent.Disabled disabled) {
            write(with(entry(Level.INFO, "disabled"), disabled.key()));
        } else if (event instanceof ApiKeyEvent.Rotated rotated) {
            write(with(entry(Level.INFO, "rotated"), rotated.key()));
        } else if (event instanceof ApiKeyEvent.Revoked revoked) {
            ApiKey key = revoked.key();
            write(with(with(entry(Level.INFO, "revoked"), key), "reason", key.revokedReason()));
        } else if (event instanceof ApiKeyEvent.Leaked leaked) {
            write(with(with(entry(Level.WARN, "leaked"), leaked.key()), "where", leaked.where()));
        } else if (event instanceof ApiKeyEvent.Rehashed rehashed) {
            write(with(entry(Level.INFO, "rehashed"), rehashed.key()));
        } else if (event instanceof ApiKeyEvent.Deleted deleted) {
            write(with(entry(Level.INFO, "deleted"), "key.id", deleted.keyId()));
        }
    }

    private LoggingEventBuilder describe(ApiKeyEvent.AcceptedStale accepted) {
        LoggingEventBuilder entry = with(entry(Level.WARN, "accepted-stale"), accepted.key());
        return with(entry, "client", accepted.clientAddress())
                .addKeyValue("age", accepted.age().toString());
    }

    private LoggingEventBuilder describe(ApiKeyEvent.Rejected rejected) {
        LoggingEventBuilder entry = with(entry(Level.WARN, "rejected"), "key.id", rejected.keyId());
        return with(with(entry, "reason", rejected.reason().name()), "client", rejected.clientAddress());
    }

    private LoggingEventBuilder entry(Level level, String event) {
        return log.atLevel(level).setMessage("API key " + event).addKeyValue("event", event);
    }

    private static LoggingEventBuilder with(LoggingEventBuilder entry, ApiKey key) {
        LoggingEventBuilder named = with(with(entry, "key.id", key.id()), "key.name", key.name());
        return with(named, "key.owner", key.owner()).addKeyValue("key.version", key.version());
    }

    private static LoggingEventBuilder with(LoggingEventBuilder entry, String name, @Nullable String value) {
        return value == null ? entry : entry.addKeyValue(name, value);
    }

    private static void write(LoggingEventBuilder entry) {
        entry.log();
    }
}
