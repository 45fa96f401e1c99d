package dev.keystile.tck;

import org.junit.jupiter.params.provider.Arguments;

import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

import static org.junit.jupiter.params.provider.Arguments.argumentSet;

/** Pairs of texts that a collation or a conversion may take for one. */
final class LookAlikes {
    /** Where JUnit finds {@link #ids}. */
    static final String IDS = "dev.keystile.tck.LookAlikes#ids";
    /** Where JUnit finds {@link #texts}. */
    static final String TEXTS = "dev.keystile.tck.LookAlikes#texts";

    private LookAlikes() {}

    /** Pairs of fresh ids. */
    static Stream<Arguments> ids() {
        String text = SampleKeys.freshText();
        long number = freshNumber();
        long other = freshNumber();
        return Stream.of(
                argumentSet("letters of another case", text + "-abc", text + "-ABC"),
                argumentSet("an underscore", text + "x", text + "_"),
                argumentSet("a dash at the end", text, text + "-"),
                argumentSet("a leading zero", "" + number, "0" + number),
                argumentSet("an exponent", "" + other, other + "e0"));
    }

    private static long freshNumber() {
        return ThreadLocalRandom.current().nextLong(1_000_000_000_000L, 9_000_000_000_000L);
    }

    /** Pairs of endings; no first one contains its second. */
    static Stream<Arguments> texts() {
        return Stream.of(
                argumentSet("letters of another case", "acme", "ACME"),
                argumentSet("other letters of another case", "\u0434\u043E\u043C", "\u0414\u041E\u041C"),
                argumentSet("a blank at the end", "acme", "acme "),
                argumentSet("a letter without its accent", "\u00E9", "e"),
                argumentSet("composed and combining", "\u00E9", "e\u0301"),
                argumentSet("a ligature", "stra\u00DFe", "strasse"),
                argumentSet("another width", "\uFF41cme", "acme"),
                argumentSet("a character of no width", "acme", "ac\u200Bme"),
                argumentSet("two emoji", "\uD83D\uDDDD", "\uD83D\uDE00"));
    }
}
