package dev.keystile.cli;

import dev.keystile.ApiKeys;
import dev.keystile.model.ApiKey;
import dev.keystile.model.KeyOrder;
import dev.keystile.model.KeyQuery;
import dev.keystile.model.KeyStatus;
import dev.keystile.model.Page;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.util.List;

/** {@code keystile list}. */
@Command(
        name = "list",
        header = "Lists keys.",
        description = "All that match, a page at a time: any number of keys can be listed.",
        footer = {
            "",
            "Examples:",
            "  keystile list --owner acme --status active",
            "  keystile list --text backup --created-from 7d",
            "  keystile list --json --order oldest | jq -r 'select(.usage.useCount == 0) | .id'"
        },
        mixinStandardHelpOptions = true)
final class ListCommand implements Runnable {
    private static final int PAGE = 500;

    /** The orders by short names. */
    enum Order {
        newest(KeyOrder.NEWEST_FIRST),
        oldest(KeyOrder.OLDEST_FIRST);

        private final KeyOrder order;

        Order(KeyOrder order) {
            this.order = order;
        }
    }

    private final Session session;

    @Mixin
    private StoreOptions store;

    @Mixin
    private OutputOptions output;

    @Option(names = "--owner", paramLabel = "OWNER", order = 1, description = "Only keys of exactly this owner.")
    private @Nullable String owner;

    @Option(
            names = "--status",
            paramLabel = "STATUS",
            order = 2,
            description = "Only keys that are active, disabled, expired or revoked.")
    private @Nullable KeyStatus status;

    @Option(names = "--text", paramLabel = "TEXT", order = 3, description = "Only keys whose name or id contains this.")
    private @Nullable String text;

    @Option(names = "--scope", paramLabel = "SCOPE", order = 4, description = "Only keys that hold exactly this scope.")
    private @Nullable String scope;

    @Option(
            names = "--created-from",
            paramLabel = "WHEN",
            order = 5,
            description = "Only keys created then or later: 7d (ago), 2026-11-30, or an instant in ISO 8601.")
    private @Nullable Moment createdFrom;

    @Option(names = "--created-before", paramLabel = "WHEN", order = 6, description = "Only keys created before then.")
    private @Nullable Moment createdBefore;

    @Option(
            names = "--order",
            paramLabel = "ORDER",
            order = 7,
            description = "newest or oldest first; newest unless given.")
    private Order order = Order.newest;

    @Option(names = "--limit", paramLabel = "N", order = 8, description = "At most this many keys; all unless given.")
    private long limit = Long.MAX_VALUE;

    @SuppressWarnings("NullAway.Init")
    ListCommand(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        if (limit < 1) {
            throw Failure.usage("a limit of " + limit + " lists nothing: give at least 1");
        }
        KeyQuery query = query();
        try (ApiKeys keys = store.open()) {
            KeyTable table = new KeyTable(session);
            long left = limit;
            Page<ApiKey> page;
            do {
                page = keys.list(query.withLimit((int) Math.min(PAGE, left)));
                print(KeyWithUsage.of(keys, page.items()), table);
                left -= page.items().size();
                query = query.withAfter(page.next());
            } while (page.next() != null && left > 0);
        }
    }

    private KeyQuery query() {
        return KeyQuery.all(session.now())
                .withOwner(owner)
                .withStatus(status)
                .withText(text)
                .withScope(scope)
                .withCreated(
                        createdFrom == null ? null : createdFrom.before(session.now()),
                        createdBefore == null ? null : createdBefore.before(session.now()))
                .withOrder(order.order);
    }

    private void print(List<KeyWithUsage> page, KeyTable table) {
        if (output.json()) {
            Json json = new Json();
            page.forEach(row -> session.out().println(json.line(KeyJson.of(row.key(), row.usage(), session.now()))));
        } else {
            table.lines(page).forEach(session.out()::println);
        }
        session.requireReader();
    }
}
