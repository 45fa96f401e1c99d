package dev.keystile.servlet;

import dev.keystile.KeyFormat;
import jakarta.servlet.http.HttpServletRequest;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** A request that has the same text everywhere that a key can be, and what must hold whatever the text is. */
final class AnyRequest {
    private static final List<KeyFormat> FORMATS = List.of(KeyFormat.of("ks"), KeyFormat.djangoRestFramework());

    private AnyRequest() {}

    /** No extractor and no format throws, and what a format accepts is all of its alphabet and shape. */
    static void check(String text) {
        for (Credential credential : Everywhere.extractor().extract(holding(text))) {
            FORMATS.forEach(format -> check(format, credential.presentedKey()));
        }
        FORMATS.forEach(format -> check(format, text));
    }

    private static void check(KeyFormat format, String text) {
        boolean claimed = format.claims(text);
        format.parse(text).ifPresent(id -> {
            assertThat(text).matches(format.scannerPattern()).contains(id);
            assertThat(claimed).isTrue();
        });
    }

    private static HttpServletRequest holding(String text) {
        InvocationHandler handler = (proxy, method, args) -> switch (method.getName()) {
            case "getHeaders" -> Collections.enumeration(List.of(text, text));
            case "getQueryString" -> text;
            default -> throw new UnsupportedOperationException(method.getName());
        };
        return (HttpServletRequest) Proxy.newProxyInstance(
                AnyRequest.class.getClassLoader(), new Class<?>[] {HttpServletRequest.class}, handler);
    }
}
