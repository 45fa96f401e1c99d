package dev.keystile.faults;

import dev.keystile.ApiKeys;
import dev.keystile.ApiKeysBuilder;
import dev.keystile.servers.TcpProxy;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.UnaryOperator;

import static org.awaitility.Awaitility.await;

/** Clients ask a node, somebody writes through it, and meanwhile something happens to its store. */
final class OutageRun {
    static final int PER_SECOND = 200;

    private static final int CLIENTS = 64;
    private static final int FRESH_KEYS = 900;
    private static final int BEFORE = PER_SECOND / 2;
    private static final int DURING = PER_SECOND * 2;
    private static final int CALM = PER_SECOND * 3 / 4;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final SharedStore store;
    private final UnaryOperator<ApiKeysBuilder> settings;
    private final int requests;

    OutageRun(SharedStore store, UnaryOperator<ApiKeysBuilder> settings) {
        this(store, settings, DURING);
    }

    /** With a fault that lasts for this many requests. */
    OutageRun(SharedStore store, UnaryOperator<ApiKeysBuilder> settings, int requests) {
        this.store = store;
        this.settings = settings;
        this.requests = requests;
    }

    /**
     * Runs it: some time without a fault, the fault, and then until clients have met no refusal for a while. Checks the
     * promise.
     */
    OutageReport check(String name, Fault fault) {
        try (TcpProxy network = TcpProxy.to(store.port());
                ApiKeys issuer = ApiKeys.builder(store.config())
                        .clock(() -> Instant.now().minus(1, ChronoUnit.HOURS))
                        .build();
                Node node = Node.on(store.through(network), settings);
                LogLines log = LogLines.capture();
                Stalls stalls = Stalls.watch()) {
            Traffic traffic = new Traffic(issuer, node.keys(), FRESH_KEYS);
            List<String> threads = StoreThreads.alive();
            OutageReport report = run(fault, network, node, traffic, log);
            System.out.println(store + ", " + name + ": " + report);
            new Promise(report, traffic, stalls.longest()).check();
            report.writes().requireKept(issuer);
            Promise.checkThreads(threads);
            return report;
        }
    }

    private OutageReport run(Fault fault, TcpProxy network, Node node, Traffic traffic, LogLines log) {
        try (Load load = Load.on(node.url(), traffic, CLIENTS, PER_SECOND);
                Writes writes = Writes.on(node.keys())) {
            await().atMost(PATIENCE).until(() -> load.report().size() >= BEFORE);
            long began = System.nanoTime();
            fault.begin(store, network);
            int before = load.report().size();
            await().atMost(PATIENCE).until(() -> load.report().size() >= before + requests);
            fault.end(store, network);
            long ended = System.nanoTime();
            await().atMost(PATIENCE).until(() -> isCalm(load.report(), ended, traffic));
            writes.stop();
            return new OutageReport(load.stop(), writes, log.lines(), fault.outages(), began, ended);
        }
    }

    /** The last requests with fresh keys were let in. */
    private static boolean isCalm(LoadReport report, long since, Traffic traffic) {
        List<Sample> last = report.samples().subList(Math.max(0, report.size() - CALM), report.size());
        return last.stream()
                .allMatch(sample -> sample.startedAt() > since
                        && (sample.status() == 200
                                || !traffic.kindOf(sample.key()).isGood()));
    }

    /** Something that happens to a store, and ends. */
    interface Fault {
        void begin(SharedStore store, TcpProxy network);

        void end(SharedStore store, TcpProxy network);

        /** How often the store goes. */
        default int outages() {
            return 1;
        }
    }
}
