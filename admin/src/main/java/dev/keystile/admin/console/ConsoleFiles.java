package dev.keystile.admin.console;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The files of the console by their address. What is not in this list is not served. */
final class ConsoleFiles {
    static final String INDEX = "/";

    private static final List<String> NAMES = List.of(
            "favicon.svg",
            "theme.css",
            "layout.css",
            "components.css",
            "chart.css",
            "api.js",
            "app.js",
            "dom.js",
            "equal.js",
            "errors.js",
            "i18n.js",
            "inert.js",
            "layout.js",
            "router.js",
            "series.js",
            "session.js",
            "spec.js",
            "theme.js",
            "time.js",
            "messages/en.js",
            "pages/actions.js",
            "pages/edit.js",
            "pages/issue.js",
            "pages/key.js",
            "pages/key-sections.js",
            "pages/keys.js",
            "pages/keys-filter.js",
            "pages/keys-table.js",
            "pages/missing.js",
            "pages/overview.js",
            "pages/sign-in.js",
            "ui/badge.js",
            "ui/button.js",
            "ui/chart.js",
            "ui/dialog.js",
            "ui/expiry.js",
            "ui/field.js",
            "ui/form.js",
            "ui/icons.js",
            "ui/plot.js",
            "ui/rows.js",
            "ui/secret.js",
            "ui/spec-form.js",
            "ui/toast.js",
            "ui/tokens.js",
            "vendor/uplot.js");

    private ConsoleFiles() {}

    /** Reads all of them, so that a file that is missing stops the start. */
    static Map<String, StaticFile> read() {
        Map<String, StaticFile> files = new LinkedHashMap<>();
        files.put(INDEX, StaticFile.read("index.html"));
        NAMES.forEach(name -> files.put("/" + name, StaticFile.read(name)));
        return Map.copyOf(files);
    }

    static List<String> names() {
        List<String> names = new ArrayList<>(NAMES);
        names.add("index.html");
        return names;
    }
}
