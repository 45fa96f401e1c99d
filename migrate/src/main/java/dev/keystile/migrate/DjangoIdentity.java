package dev.keystile.migrate;

import java.util.Set;

/** A row of djangorestframework-api-key: the prefix is the id, and the hash is as Django writes it. */
final class DjangoIdentity {
    private static final Set<String> READABLE = Set.of("sha512", "pbkdf2_sha256");

    private DjangoIdentity() {}

    static Identity read(Columns columns, Row row) {
        String hash = columns.required(Columns.HASH, row);
        int dollar = hash.indexOf('$');
        String algorithm = dollar < 0 ? "" : hash.substring(0, dollar);
        if (!READABLE.contains(algorithm)) {
            throw new IllegalArgumentException((algorithm.matches("[a-z0-9_]{1,32}")
                            ? "its hash is made by " + algorithm
                            : "it has no hash of Django's")
                    + ", and only sha512 and pbkdf2_sha256 are checked here: use the key once with"
                    + " djangorestframework-api-key 3.x, which makes it sha512, or issue another one");
        }
        return new Identity(Identity.id(columns, row), "", hash);
    }
}
