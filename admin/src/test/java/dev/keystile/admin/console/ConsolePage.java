package dev.keystile.admin.console;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** The console in a tab of the browser, as a person works with it. It notes all that the browser complains about. */
final class ConsolePage {
    /** A refused request is noted by the browser, and shown to people by the console: that is no fault of the page. */
    private static final Pattern REFUSED_REQUEST =
            Pattern.compile("Failed to load resource: (the server responded with a status of [45]\\d\\d|net::ERR_).*");

    private final Page page;
    private final String url;
    private final List<String> complaints = new ArrayList<>();

    ConsolePage(Page page, String url) {
        this.page = page;
        this.url = url;
        page.addInitScript("addEventListener('securitypolicyviolation',"
                + " (event) => console.error('policy violated', event.violatedDirective, event.sample))");
        page.onConsoleMessage(message -> complain(message.type(), message.text()));
        page.onPageError(error -> complain("error", error));
        page.onDialog(dialog -> {
            complain("error", "a dialog of the browser: " + dialog.message());
            dialog.dismiss();
        });
    }

    private void complain(String type, String text) {
        if (List.of("error", "warning").contains(type)
                && !REFUSED_REQUEST.matcher(text).matches()) {
            complaints.add(type + ": " + text);
        }
    }

    Page page() {
        return page;
    }

    List<String> complaints() {
        return complaints;
    }

    ConsolePage open() {
        page.navigate(url);
        assertThat(page.getByLabel("Admin key")).isFocused();
        return this;
    }

    ConsolePage signIn(String key) {
        open();
        page.getByLabel("Admin key").fill(key);
        button("Sign in").click();
        assertThat(page.getByRole(AriaRole.NAVIGATION)).isVisible();
        return this;
    }

    /** Follows a link within the console, such as {@code #/keys}. */
    ConsolePage goTo(String address) {
        page.evaluate("address => { location.hash = address; }", address);
        return this;
    }

    ConsolePage goToKey(String id) {
        goTo("#/key/" + id);
        assertThat(page.locator(".page-header .id code")).hasText(id);
        return this;
    }

    Locator heading(String text) {
        return page.getByRole(
                AriaRole.HEADING, new Page.GetByRoleOptions().setName(text).setExact(true));
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator link(String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator field(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    Locator dialog() {
        return page.getByRole(AriaRole.DIALOG);
    }

    Locator inDialog(String button) {
        return dialog().getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(button).setExact(true));
    }

    /** The rows of the list, without its head. */
    Locator rows() {
        return page.locator("table.keys tbody tr");
    }

    Locator toast() {
        return page.locator("#toasts .toast");
    }
}
