package dev.keystile.admin.leaks.github;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;

/** Signs as GitHub does, with a key pair of its own. */
final class Reporter {
    private final String identifier;
    private final KeyPair keys;

    Reporter(String identifier) {
        this(identifier, "secp256r1");
    }

    Reporter(String identifier, String curve) {
        this.identifier = identifier;
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(curve));
            this.keys = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    String identifier() {
        return identifier;
    }

    String pem() {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(keys.getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }

    byte[] sign(byte[] body) {
        return sign(body, "SHA256withECDSA");
    }

    byte[] sign(byte[] body, String algorithm) {
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(keys.getPrivate());
            signature.update(body);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A row of the document of public keys. */
    String row(boolean current) {
        return "{\"key_identifier\":\"" + identifier + "\",\"key\":\"" + pem().replace("\n", "\\n")
                + "\",\"is_current\":" + current + "}";
    }

    static String document(String... rows) {
        return "{\"public_keys\":[" + String.join(",", rows) + "]}";
    }
}
