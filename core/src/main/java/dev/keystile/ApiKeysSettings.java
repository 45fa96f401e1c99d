package dev.keystile;

import dev.keystile.internal.settings.Setting;
import dev.keystile.internal.settings.Settings;
import dev.keystile.spi.SecretHasher;
import dev.keystile.spi.StoreConfig;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Makes an {@link ApiKeysBuilder} of settings. */
final class ApiKeysSettings {
    private ApiKeysSettings() {}

    static ApiKeysBuilder builder(Settings settings) {
        ApiKeysBuilder builder = ApiKeys.builder(storeConfig(settings))
                .format(KeyFormat.of(settings.text(Setting.KEY_PREFIX)))
                .hasher(hasher(settings))
                .maxStaleness(settings.duration(Setting.MAX_STALENESS))
                .staleIfError(settings.duration(Setting.STALE_IF_ERROR))
                .maxConcurrentLoads(settings.intNumber(Setting.MAX_CONCURRENT_LOADS))
                .maxLoadWait(settings.duration(Setting.MAX_LOAD_WAIT))
                .maxCachedKeys(settings.number(Setting.MAX_CACHED_KEYS))
                .usageFlushInterval(settings.duration(Setting.USAGE_FLUSH_INTERVAL));
        settings.list(Setting.KEY_ACCEPT).forEach(item -> builder.acceptFormat(format(item)));
        acceptHashers(builder, settings);
        return settings.flag(Setting.AUDIT) ? builder.listener(new AuditLog()) : builder;
    }

    private static StoreConfig storeConfig(Settings settings) {
        StoreConfig config = StoreConfig.of(settings.requiredText(Setting.STORE_URL));
        for (Map.Entry<String, String> option : settings.storeOptions().entrySet()) {
            config = config.with(option.getKey(), option.getValue());
        }
        return config;
    }

    private static KeyFormat format(String item) {
        int colon = item.indexOf(':') + 1;
        return switch (item.substring(0, colon)) {
            case "prefixed:" -> KeyFormat.prefixed(item.substring(colon));
            case "opaque:" -> KeyFormat.opaque(item.substring(colon));
            default -> formatWithoutPrefix(item);
        };
    }

    private static KeyFormat formatWithoutPrefix(String item) {
        return switch (item) {
            case "django" -> KeyFormat.djangoRestFramework();
            case "sanctum" -> KeyFormat.sanctum();
            case "opaque" -> KeyFormat.opaque();
            default -> KeyFormat.of(item);
        };
    }

    private static void acceptHashers(ApiKeysBuilder builder, Settings settings) {
        Instant until = settings.instant(Setting.HASH_ACCEPT_UNTIL);
        for (String item : settings.list(Setting.HASH_ACCEPT)) {
            SecretHasher hasher = acceptedHasher(settings, item);
            if (until == null) {
                builder.acceptHasher(hasher);
            } else {
                builder.acceptHasher(hasher, until);
            }
        }
    }

    private static SecretHasher acceptedHasher(Settings settings, String item) {
        return switch (item) {
            case "sha256" -> Hashers.sha256();
            case "django-sha512" -> Hashers.djangoSha512();
            case "django-pbkdf2" -> Hashers.djangoPbkdf2();
            case "sanctum" -> Hashers.sanctum();
            case "prefixed" -> Hashers.prefixed();
            default ->
                throw settings.bad(
                        Setting.HASH_ACCEPT, "may name sha256, django-sha512, django-pbkdf2, sanctum and prefixed");
        };
    }

    private static SecretHasher hasher(Settings settings) {
        List<String> items = settings.list(Setting.HASH_PEPPERS);
        return items.isEmpty() ? Hashers.sha256() : Hashers.hmacSha256(peppers(settings, items));
    }

    /** The cause is left out: its message may quote a secret, such as one that stands in the place of the id. */
    private static Peppers peppers(Settings settings, List<String> items) {
        try {
            Peppers peppers = Peppers.current(id(items.get(0)), secret(items.get(0)));
            for (String item : items.subList(1, items.size())) {
                peppers = peppers.retiring(id(item), secret(item));
            }
            return peppers;
        } catch (IllegalArgumentException e) {
            throw settings.bad(
                    Setting.HASH_PEPPERS,
                    "each pepper must be written id:base64, with an id of its own, 1 to 32 of A-Z a-z 0-9 _ -, and at"
                            + " least 32 bytes in valid base64");
        }
    }

    /** Empty, which no pepper may be called, if there is no colon. */
    private static String id(String pepper) {
        return pepper.substring(0, Math.max(0, pepper.indexOf(':')));
    }

    private static byte[] secret(String pepper) {
        return Base64.getDecoder().decode(pepper.substring(pepper.indexOf(':') + 1));
    }
}
