package dev.keystile.servlet;

import dev.keystile.internal.settings.Setting;
import dev.keystile.internal.settings.Settings;

/** Makes {@link ApiKeyFilterOptions} of settings. */
final class FilterSettings {
    private FilterSettings() {}

    static ApiKeyFilterOptions options(Settings settings) {
        return ApiKeyFilterOptions.builder()
                .required(settings.flag(Setting.REQUIRED))
                .requiredScopes(settings.list(Setting.REQUIRED_SCOPES).toArray(String[]::new))
                .extractor(KeyExtractor.firstOf(settings.list(Setting.EXTRACTORS).stream()
                        .map(item -> extractor(settings, item))
                        .toList()))
                .hideKey(settings.flag(Setting.HIDE_KEY))
                .realm(settings.text(Setting.REALM))
                .passPreflight(settings.flag(Setting.PASS_PREFLIGHT))
                .build();
    }

    private static KeyExtractor extractor(Settings settings, String item) {
        String[] parts = item.split(":", 2);
        String name = parts.length == 2 ? parts[1].strip() : "";
        return switch (parts[0].strip()) {
            case "authorization" -> KeyExtractor.authorization(name);
            case "bearer" -> KeyExtractor.bearer();
            case "header" -> KeyExtractor.header(name);
            case "cookie" -> KeyExtractor.cookie(name);
            case "query" -> KeyExtractor.queryParameter(name);
            default ->
                throw settings.bad(
                        Setting.EXTRACTORS,
                        "may list authorization:<scheme>, bearer, header:<name>, cookie:<name> and query:<name>");
        };
    }
}
