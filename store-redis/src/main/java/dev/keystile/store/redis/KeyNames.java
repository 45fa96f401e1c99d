package dev.keystile.store.redis;

import java.util.List;

/**
 * The names of all Redis keys of a namespace. They share one hash tag, so a cluster keeps them in one slot, where one
 * script can change several of them at once.
 *
 * @param namespace what tells one set of keys from another on the same Redis
 */
record KeyNames(String namespace) {
    static final String DEFAULT_NAMESPACE = "keystile";

    /** Checks the namespace. */
    KeyNames {
        namespace = Texts.namespace(namespace);
    }

    String key(String id) {
        return name("key:" + id);
    }

    String use(String id) {
        return name("use:" + id);
    }

    String all() {
        return name("all");
    }

    String byOwner() {
        return name("by-owner");
    }

    String revoked() {
        return name("revoked");
    }

    String expiring() {
        return name("expiring");
    }

    String disabled() {
        return name("disabled");
    }

    String changes() {
        return name("changes");
    }

    /** All that a write of one key touches, in the order that the scripts know. */
    List<String> ofWrite(String id) {
        return List.of(key(id), use(id), all(), byOwner(), revoked(), expiring(), disabled(), changes());
    }

    private String name(String rest) {
        return "{" + namespace + "}:" + rest;
    }
}
