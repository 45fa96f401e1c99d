package dev.keystile.admin.rest;

import dev.keystile.admin.access.Need;
import dev.keystile.admin.http.Answer;
import dev.keystile.admin.http.Body;
import dev.keystile.admin.http.Json;
import dev.keystile.admin.http.Route;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** Describes the API to programs: an OpenAPI 3.1 document, the same for everybody. */
public final class OpenApiResource {
    private final byte[] document;

    /** Reads the document. */
    public OpenApiResource() {
        try (InputStream file = OpenApiResource.class.getResourceAsStream("openapi.json")) {
            if (file == null) {
                throw new IllegalStateException("openapi.json is missing beside " + OpenApiResource.class.getName());
            }
            document = file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Tells its routes.
     *
     * @return rows for the table
     */
    public List<Route> routes() {
        return List.of(new Route(
                "GET", "/api/v1/openapi.json", Need.NOTHING, call -> Answer.ok(Body.of(Json.TYPE, document))));
    }
}
