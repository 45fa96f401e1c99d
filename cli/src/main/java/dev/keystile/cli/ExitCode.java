package dev.keystile.cli;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the exit code of the process tells. Scripts rely on the numbers. */
enum ExitCode {
    DONE(0, "it is done; of verify, schema check and doctor: the answer is yes"),
    NO(1, "the answer is no: the key is rejected, the schema is incomplete, something is wrong; or a part was refused"),
    USAGE(2, "an argument, a setting or the input is bad"),
    NOT_FOUND(3, "there is no such key"),
    CONFLICT(4, "the key is revoked or expired, or somebody else changed it at the same time"),
    STORE(5, "the store is out of reach, or failed"),
    NOT_CONFIRMED(6, "nobody said yes"),
    OUTPUT(7, "the output could not be written"),
    INTERNAL(70, "a defect of keystile itself");

    private final int number;
    private final String meaning;

    ExitCode(int number, String meaning) {
        this.number = number;
        this.meaning = meaning;
    }

    int number() {
        return number;
    }

    String meaning() {
        return meaning;
    }

    /** As the help lists them. */
    static Map<String, String> table() {
        Map<String, String> table = new LinkedHashMap<>();
        Arrays.stream(values()).forEach(code -> table.put(Integer.toString(code.number), code.meaning));
        return Collections.unmodifiableMap(table);
    }
}
