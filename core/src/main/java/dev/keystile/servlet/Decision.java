package dev.keystile.servlet;

import dev.keystile.RejectionReason;

/** What the filter does with a request. */
sealed interface Decision {
    /** It goes on with its key. */
    record Admit(Verified verified) implements Decision {}

    /** It goes on without a key. */
    record Anonymous() implements Decision {}

    /** It goes no further. */
    record Refuse(RejectionReason reason) implements Decision {}
}
