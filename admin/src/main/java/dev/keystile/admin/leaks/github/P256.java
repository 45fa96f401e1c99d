package dev.keystile.admin.leaks.github;

import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** ECDSA on the curve P-256 with SHA-256, as the JDK has it. */
final class P256 {
    private static final String BEGIN = "-----BEGIN PUBLIC KEY-----";
    private static final String END = "-----END PUBLIC KEY-----";

    private P256() {}

    /**
     * Reads a public key.
     *
     * @throws GeneralSecurityException if it is none, or one of another kind
     */
    static PublicKey publicKey(String pem) throws GeneralSecurityException {
        PublicKey key = KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(der(pem.strip())));
        if (!(key instanceof ECPublicKey ec) || !isCurve(ec.getParams())) {
            throw new GeneralSecurityException("it is on another curve than P-256");
        }
        return key;
    }

    private static byte[] der(String pem) throws GeneralSecurityException {
        if (!pem.startsWith(BEGIN) || !pem.endsWith(END)) {
            throw new GeneralSecurityException("it does not begin and end as a public key in PEM does");
        }
        try {
            return Base64.getMimeDecoder().decode(pem.substring(BEGIN.length(), pem.length() - END.length()));
        } catch (IllegalArgumentException e) {
            throw new GeneralSecurityException("it is not in base64", e);
        }
    }

    private static boolean isCurve(ECParameterSpec given) throws GeneralSecurityException {
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec("secp256r1"));
        ECParameterSpec p256 = parameters.getParameterSpec(ECParameterSpec.class);
        return given.getCurve().equals(p256.getCurve())
                && given.getGenerator().equals(p256.getGenerator())
                && given.getOrder().equals(p256.getOrder())
                && given.getCofactor() == p256.getCofactor();
    }

    /** Whether a signature, in DER, is that of the content. What is no signature at all is none of it. */
    static boolean verify(PublicKey key, byte[] signature, byte[] content) {
        try {
            Signature ecdsa = Signature.getInstance("SHA256withECDSA");
            ecdsa.initVerify(key);
            ecdsa.update(content);
            return ecdsa.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
