package dev.keystile.servers;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import org.bson.Document;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A real replica set on this machine, quick to elect. It ends with the JVM at the latest. */
public final class MongoReplicaSet implements AutoCloseable {
    private static final String NAME = "keystile";
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int ELECTION_TIMEOUT_MILLIS = 2000;
    private static final int OFF_DUTY_SECONDS = 5;

    private final List<Mongod> members;

    private MongoReplicaSet(List<Mongod> members) {
        this.members = members;
    }

    /**
     * Starts a set, and waits until it has a primary and all others follow it.
     *
     * @param size how many members: 1 or 3
     * @param options of {@code mongod}, beside those that every server of the tests has
     * @return the set
     */
    public static MongoReplicaSet of(int size, String... options) {
        MongodBinary binary = MongodBinary.find();
        String[] all = Stream.concat(Stream.of("--replSet=" + NAME, "--oplogSize=64"), Stream.of(options))
                .toArray(String[]::new);
        List<Mongod> members =
                Stream.generate(() -> Mongod.start(binary, all)).limit(size).toList();
        members.forEach(Mongod::awaitListening);
        MongoReplicaSet set = new MongoReplicaSet(members);
        set.initiate();
        set.awaitWhole();
        RanOn.note("MongoDB " + binary.version() + " replica set of " + size);
        return set;
    }

    public String url() {
        return url("");
    }

    public String url(String database) {
        return "mongodb://" + members.stream().map(Mongod::address).collect(Collectors.joining(",")) + "/" + database
                + "?replicaSet=" + NAME;
    }

    /** How many members there are, running or not. */
    public int size() {
        return members.size();
    }

    /** Which member is the primary; waits until one is. */
    public int primary() {
        int[] found = {-1};
        await("primary", () -> {
            found[0] = IntStream.range(0, size())
                    .filter(this::isPrimary)
                    .findFirst()
                    .orElse(-1);
            return found[0] >= 0;
        });
        return found[0];
    }

    /** Ends all members at once, without a farewell. */
    public void kill() {
        members.forEach(Mongod::kill);
    }

    /** Ends one member at once, without a farewell. */
    public void kill(int member) {
        members.get(member).kill();
    }

    /** Starts all members that were killed again, and waits until the set is whole. */
    public void restart() {
        members.stream().filter(member -> !member.isRunning()).forEach(Mongod::restart);
        members.forEach(Mongod::awaitListening);
        awaitWhole();
    }

    /** Stops all members from doing anything, while their connections stay open. */
    public void freeze() {
        members.forEach(Mongod::freeze);
    }

    /** Stops one member from doing anything, while its connections stay open. */
    public void freeze(int member) {
        members.get(member).freeze();
    }

    /** Ends {@link #freeze} of all members. */
    public void thaw() {
        members.forEach(Mongod::thaw);
    }

    /**
     * Runs a command on the primary.
     *
     * @param database where
     * @param command in JSON
     */
    public void run(String database, String command) {
        onMember(primary(), client -> client.getDatabase(database).runCommand(Document.parse(command)));
    }

    /** Makes the primary step down; a primary is elected soon after. A set of one elects its only member again. */
    public void stepDown() {
        boolean isAlone = size() == 1;
        Document command = new Document("replSetStepDown", isAlone ? 1 : OFF_DUTY_SECONDS)
                .append("secondaryCatchUpPeriodSecs", isAlone ? 0 : 2)
                .append("force", isAlone);
        onMember(primary(), client -> client.getDatabase("admin").runCommand(command));
    }

    @Override
    public void close() {
        members.forEach(Mongod::close);
    }

    private void initiate() {
        List<Document> configured = IntStream.range(0, size())
                .mapToObj(i ->
                        new Document("_id", i).append("host", members.get(i).address()))
                .toList();
        Document config = new Document("_id", NAME)
                .append("members", configured)
                .append("settings", new Document("electionTimeoutMillis", ELECTION_TIMEOUT_MILLIS));
        onMember(0, client -> client.getDatabase("admin").runCommand(new Document("replSetInitiate", config)));
    }

    private void awaitWhole() {
        primary();
        await("member that follows", () -> IntStream.range(0, size()).allMatch(this::isInService));
    }

    private boolean isPrimary(int member) {
        return says(member, "isWritablePrimary");
    }

    private boolean isInService(int member) {
        return isPrimary(member) || says(member, "secondary");
    }

    /** Asks for what a member tells everyone, with a credential or without. */
    private boolean says(int member, String what) {
        boolean[] said = new boolean[1];
        try {
            onMember(
                    member,
                    client -> said[0] = client.getDatabase("admin")
                            .runCommand(new Document("hello", 1))
                            .getBoolean(what));
        } catch (MongoException e) {
            return false;
        }
        return said[0];
    }

    private void onMember(int member, Consumer<MongoClient> work) {
        members.get(member).ask(work);
    }

    private static void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the replica set has no " + what + " within " + PATIENCE);
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }
}
