package dev.keystile.cli;

import org.jline.utils.WCWidth;

/**
 * Makes text that others chose harmless for a terminal and for the eyes: what steers a terminal, hides, or turns the
 * direction of writing is shown as its number, and right-to-left text cannot draw its neighbours along.
 */
final class Inert {
    private static final int MAX_MARKS = 3;
    private static final String LEFT_TO_RIGHT_MARK = "\u200e";

    private Inert() {}

    /** Text on one line: control characters, line breaks among them, become blanks. */
    static String line(String text) {
        return text(text.strip().replaceAll("\\s*[\\p{Cntrl}\\u2028\\u2029]+\\s*", " "));
    }

    static String text(String text) {
        StringBuilder inert = new StringBuilder();
        boolean rightToLeft = false;
        int marks = 0;
        for (int character : text.codePoints().toArray()) {
            marks = isMark(character) ? marks + 1 : 0;
            rightToLeft |= isRightToLeft(character);
            if (marks > MAX_MARKS || !isHarmless(character)) {
                inert.append(String.format("\\u{%x}", character));
            } else {
                inert.appendCodePoint(character);
            }
        }
        return rightToLeft ? inert.append(LEFT_TO_RIGHT_MARK).toString() : inert.toString();
    }

    /** How many cells of a terminal inert text takes. */
    static int width(String text) {
        return text.codePoints().map(Inert::width).sum();
    }

    static int width(int character) {
        return Math.max(0, WCWidth.wcwidth(character));
    }

    private static boolean isMark(int character) {
        int type = Character.getType(character);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }

    private static boolean isRightToLeft(int character) {
        byte direction = Character.getDirectionality(character);
        return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC
                || direction == Character.DIRECTIONALITY_ARABIC_NUMBER;
    }

    private static boolean isHarmless(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> character == ' ';
            default -> true;
        };
    }
}
