package dev.keystile.internal.settings;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SettingsTest {
    private static Settings explicit(String name, String value) {
        return Settings.of(Map.of(name, value), Map.of());
    }

    private static Settings environment(String name, String value) {
        return Settings.of(Map.of(), Map.of(name, value));
    }

    @ParameterizedTest
    @EnumSource
    void every_setting_is_read_from_init_params(Setting setting) {
        assertThat(explicit(setting.key(), " value ").text(setting)).isEqualTo("value");
    }

    @ParameterizedTest
    @EnumSource
    void every_setting_is_read_from_the_environment(Setting setting) {
        assertThat(setting.environmentKey()).matches("KEYSTILE_[A-Z_]+");
        assertThat(environment(setting.environmentKey(), "value").text(setting)).isEqualTo("value");
    }

    @ParameterizedTest
    @EnumSource
    void what_is_given_explicitly_wins(Setting setting) {
        Settings both = Settings.of(Map.of(setting.key(), "explicit"), Map.of(setting.environmentKey(), "environment"));
        assertThat(both.text(setting)).isEqualTo("explicit");
    }

    @ParameterizedTest
    @EnumSource
    void what_is_not_given_has_its_default(Setting setting) {
        assertThat(Settings.of(Map.of(), Map.of()).text(setting)).isEqualTo(setting.defaultValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"keystile.max-stalenes", "max-staleness", "KEYSTILE.MAX-STALENESS", "keystile.store", ""})
    void an_unknown_name_is_refused_with_the_list_of_names(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> explicit(name, "x"))
                .withMessageStartingWith("there is no setting '" + name + "': correct or remove it; there are")
                .withMessageContaining("keystile.store.url, keystile.key.prefix")
                .withMessageContaining("keystile.pass-preflight");
    }

    @ParameterizedTest
    @ValueSource(strings = {"KEYSTILE_MAX_STALENES", "KEYSTILE_", "KEYSTILE_STORE", "KEYSTILE_max_staleness"})
    void an_unknown_variable_is_refused_with_the_list_of_variables(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> environment(name, "x"))
                .withMessageStartingWith("there is no setting for the environment variable " + name + ":")
                .withMessageContaining("KEYSTILE_STORE_URL, KEYSTILE_KEY_PREFIX")
                .withMessageContaining("KEYSTILE_PASS_PREFLIGHT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PATH", "keystile_max_staleness", "MY_KEYSTILE_X", "KEYSTILES_X", "KEYSTILE_CLI_CLASSPATH"})
    void variables_of_others_are_left_alone(String name) {
        assertThat(environment(name, "x")).hasToString("Settings[]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "KEYSTILE_SERVICE_HOST",
                "KEYSTILE_SERVICE_PORT",
                "KEYSTILE_SERVICE_PORT_HTTP",
                "KEYSTILE_PORT",
                "KEYSTILE_PORT_8080_TCP",
                "KEYSTILE_PORT_8080_TCP_PROTO",
                "KEYSTILE_PORT_8080_TCP_PORT",
                "KEYSTILE_PORT_8080_TCP_ADDR",
                "KEYSTILE_DEMO_APP_SERVICE_HOST",
                "KEYSTILE_DEMO_APP_PORT_53_UDP_ADDR",
                "KEYSTILE_STORE_SERVICE_HOST",
                "KEYSTILE_STORE_PORT"
            })
    void what_kubernetes_makes_for_a_service_is_ignored(String name) {
        assertThat(environment(name, "tcp://10.0.0.1:80")).hasToString("Settings[]");
    }

    @Test
    void store_options_are_passed_through_from_both_places() {
        Settings settings = Settings.of(
                Map.of("keystile.store.schema", " create ", "keystile.store.url", "memory:"),
                Map.of("KEYSTILE_STORE_POOL_SIZE", "20", "KEYSTILE_STORE_SCHEMA", "check"));
        assertThat(settings.storeOptions()).isEqualTo(Map.of("pool-size", "20", "schema", "create"));
    }

    @Test
    void a_missing_value_names_both_ways_to_give_it() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Settings.of(Map.of(), Map.of()).requiredText(Setting.STORE_URL))
                .withMessage("the setting keystile.store.url is missing: set it, or the environment variable"
                        + " KEYSTILE_STORE_URL");
    }

    @Test
    void a_list_is_separated_by_commas() {
        assertThat(explicit("keystile.required-scopes", " read , ,write:all,").list(Setting.REQUIRED_SCOPES))
                .isEqualTo(List.of("read", "write:all"));
        assertThat(Settings.of(Map.of(), Map.of()).list(Setting.REQUIRED_SCOPES))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yes", "TRUE", "1", "on"})
    void a_switch_is_true_or_false(String value) {
        Settings settings = explicit("keystile.audit", value);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings.flag(Setting.AUDIT))
                .withMessage("the setting keystile.audit is '" + value + "', and must be true or false");
        assertThat(explicit("keystile.audit", " false ").flag(Setting.AUDIT)).isFalse();
        assertThat(explicit("keystile.audit", "true").flag(Setting.AUDIT)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "many", "1.5", "1e3", "100 000", "99999999999999999999"})
    void a_number_is_whole(String value) {
        Settings settings = explicit("keystile.max-cached-keys", value);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings.number(Setting.MAX_CACHED_KEYS))
                .withMessage("the setting keystile.max-cached-keys is '" + value + "', and must be a whole number");
    }

    @ParameterizedTest
    @CsvSource({
        "0, PT0S",
        "500ms, PT0.5S",
        "10s, PT10S",
        "5m, PT5M",
        "1h, PT1H",
        "30d, PT720H",
        "10 s, PT10S",
        "PT1M30S, PT1M30S"
    })
    void a_span_of_time_is_written_as_people_do(String text, Duration expected) {
        assertThat(explicit("keystile.max-staleness", text).duration(Setting.MAX_STALENESS))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10", "s", "10S", "ten", "1.5s", "-1s", "1w", "10s10s", "9999999999999s", "PT", "１s"})
    void any_other_span_of_time_is_refused(String value) {
        Settings settings = explicit("keystile.max-staleness", value);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings.duration(Setting.MAX_STALENESS))
                .withMessage("the setting keystile.max-staleness is '" + value
                        + "', and must be a span of time such as 500ms, 10s, 5m, 1h or 0");
    }

    @Test
    void settings_print_names_and_no_values() {
        assertThat(Settings.of(Map.of("keystile.hash.peppers", "s3cret"), Map.of("KEYSTILE_STORE_PASSWORD", "s3cret")))
                .hasToString("Settings[keystile.hash.peppers, keystile.store.password]");
    }
}
