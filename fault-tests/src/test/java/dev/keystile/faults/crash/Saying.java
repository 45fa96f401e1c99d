package dev.keystile.faults.crash;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** What the process that is killed says, a line each: before it does something, and as soon as it is acknowledged. */
enum Saying {
    /** This plaintext is about to be written, for a new key or for a rotation. */
    WRITING,
    /** The key was issued. */
    ISSUED,
    /** The key was rotated, and its former secret ended at once. */
    REPLACED,
    /** The key was rotated, and its former secret lives on. */
    OVERLAPPED,
    /** The key with this plaintext is about to be revoked. */
    REVOKING,
    /** It is revoked. */
    REVOKED;

    /** In one piece: a process that is killed may say half a line, but no line in the middle of another. */
    void say(PrintStream out, String plaintext) {
        byte[] line = (name() + " " + plaintext + "\n").getBytes(StandardCharsets.US_ASCII);
        out.write(line, 0, line.length);
        out.flush();
    }

    static void hear(String line, Ledger ledger) {
        String[] words = line.split(" ", 2);
        Consumer<String> note = switch (valueOf(words[0])) {
            case WRITING -> ledger::writing;
            case ISSUED -> ledger::issued;
            case REPLACED -> plaintext -> ledger.rotated(plaintext, false);
            case OVERLAPPED -> plaintext -> ledger.rotated(plaintext, true);
            case REVOKING -> ledger::revoking;
            case REVOKED -> ledger::revoked;
        };
        note.accept(words[1]);
    }
}
