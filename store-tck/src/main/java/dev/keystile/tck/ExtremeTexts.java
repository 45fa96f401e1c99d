package dev.keystile.tck;

import dev.keystile.model.ApiKeyBuilder;
import org.junit.jupiter.params.provider.Arguments;

import java.util.Map;
import java.util.stream.Stream;

import static org.junit.jupiter.params.provider.Arguments.argumentSet;

/** Keys whose texts are hard to keep. */
final class ExtremeTexts {
    private static final String EMOJI = "\uD83D\uDDDD";
    private static final String QUOTES = "'; DROP TABLE keys; -- \" ` \\ \\' \\u0041 %s ${x} #{x} <b>&amp;</b>";

    private ExtremeTexts() {}

    static Stream<Arguments> all() {
        return Stream.of(names(), ownersAndReasons(), metadata()).flatMap(keys -> keys);
    }

    private static ApiKeyBuilder named(String name) {
        return SampleKeys.plain().toBuilder().name(name);
    }

    private static ApiKeyBuilder with(Map<String, String> metadata) {
        return SampleKeys.plain().toBuilder().metadata(metadata);
    }

    private static Arguments extreme(String what, ApiKeyBuilder key) {
        return argumentSet(what, key.build());
    }

    private static Stream<Arguments> names() {
        return Stream.of(
                extreme("a name of 200 characters of 3 bytes", named("\u9375".repeat(200))),
                extreme("a name of 100 emoji", named(EMOJI.repeat(100))),
                extreme(
                        "a name from right to left",
                        named("\u202B\u05DE\u05E4\u05EA\u05D7 API \u0645\u0641\u062A\u0627\u062D\u202C")),
                extreme("a name of combining marks", named("e\u0301 \u00E9 n\u0303 \u0BA8\u0BBF \u1112\u1161\u11AB")),
                extreme("a name at the edges of Unicode", named("\uFEFF\u2028\uFFFD\uFFFF\uDBFF\uDFFF")),
                extreme("a name between blanks", named("  a key  ")),
                extreme("a name of quotes", named(QUOTES)),
                extreme("a name that says null", named("null")));
    }

    private static Stream<Arguments> ownersAndReasons() {
        ApiKeyBuilder plain = SampleKeys.plain().toBuilder();
        return Stream.of(
                extreme("no owner", plain.owner(null)),
                extreme("an owner of 200 characters", named("owned").owner("\u9375".repeat(200))),
                extreme("an owner of quotes", named("owned").owner(QUOTES)),
                extreme("a reason of 200 characters", named("over").revoked(SampleKeys.NOW, EMOJI.repeat(100))),
                extreme("a reason of quotes", named("over").revoked(SampleKeys.NOW, QUOTES)));
    }

    private static Stream<Arguments> metadata() {
        String longName = "\u9375".repeat(100);
        String control = "\0\1\t\n\r\n\u001F\u007F\u0085";
        return Stream.of(
                extreme("4096 bytes of metadata", with(Map.of("n", "x".repeat(4095)))),
                extreme("4096 bytes that need escaping", with(Map.of("n", "\0".repeat(4095)))),
                extreme("metadata of control characters", with(Map.of("n", control))),
                extreme("metadata of quotes", with(Map.of(QUOTES, QUOTES, "json", "{\"a\": [null, 1]}"))),
                extreme("metadata of emoji", with(Map.of(EMOJI, EMOJI))),
                extreme("metadata without values", with(Map.of("a", "", "b", ""))),
                extreme("a metadata name of 100 characters", with(Map.of(longName, "1"))),
                extreme("metadata names with a meaning elsewhere", with(Map.of("$where", "1", "a.b", "2", "_id", "3"))),
                extreme("metadata names of either case", with(Map.of("team", "a", "TEAM", "b"))));
    }
}
