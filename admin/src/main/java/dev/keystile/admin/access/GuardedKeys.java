package dev.keystile.admin.access;

import dev.keystile.ApiKeys;
import dev.keystile.IssuedKey;
import dev.keystile.KeyChanges;
import dev.keystile.RejectionReason;
import dev.keystile.Verification;
import dev.keystile.VerificationRequest;
import dev.keystile.admin.problem.Problem;
import dev.keystile.admin.problem.ProblemType;
import dev.keystile.migrate.ImportFormat;
import dev.keystile.migrate.ImportOptions;
import dev.keystile.migrate.ImportReport;
import dev.keystile.migrate.KeyExporter;
import dev.keystile.migrate.KeyImporter;
import dev.keystile.migrate.KeySource;
import dev.keystile.model.ApiKey;
import dev.keystile.model.ApiKeySpec;
import dev.keystile.model.KeyQuery;
import dev.keystile.model.KeyUsage;
import dev.keystile.model.Page;
import dev.keystile.spi.Finding;
import org.jspecify.annotations.Nullable;

import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The keys as one caller may see and change them: the only way from a request to a key. Every change is decided on the key as it
 * is read for that change. A key of another owner is told apart in nothing from one that does not exist.
 */
public final class GuardedKeys {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final ApiKeys apiKeys;
    private final Caller caller;

    /**
     * Keys for a caller.
     *
     * @param apiKeys all keys
     * @param caller who sees and changes them, and has what the route needs
     */
    public GuardedKeys(ApiKeys apiKeys, Caller caller) {
        this.apiKeys = apiKeys;
        this.caller = caller;
    }

    /**
     * Lists keys.
     *
     * @param query which
     * @return those among them that the caller may see
     */
    public Page<ApiKey> list(KeyQuery query) {
        if (caller.owner() == null) {
            return apiKeys.list(query);
        }
        return query.owner() == null || query.owner().equals(caller.owner())
                ? apiKeys.list(query.withOwner(caller.owner()))
                : new Page<>(List.of(), null);
    }

    /**
     * Reads a key.
     *
     * @param id its id: anything that a client sent
     * @return the key
     * @throws Problem if there is none that the caller may see
     */
    public ApiKey find(String id) {
        ApiKey key = known(id).orElseThrow(GuardedKeys::missing);
        requireVisible(key);
        return key;
    }

    /**
     * Tells the use of keys that the caller has seen.
     *
     * @param keys the keys
     * @return one entry for each that is still there
     */
    public Map<String, KeyUsage> usage(List<ApiKey> keys) {
        return apiKeys.usage(
                keys.stream().filter(this::isVisible).map(ApiKey::id).toList());
    }

    /**
     * Issues a key, of the caller's owner unless it has none.
     *
     * @param spec what people choose of it
     * @param token names this wish for a key among the caller's own; {@code null} if it is not to be told twice
     * @return the key with its plaintext
     * @throws Problem if the caller may not, or has issued a key with that token
     */
    public IssuedKey issue(ApiKeySpec spec, @Nullable String token) {
        ApiKeySpec owned = spec.owner() == null ? spec.withOwner(caller.owner()) : spec;
        requireGrantable(owned);
        return new Issuing(apiKeys, caller).issue(owned, token);
    }

    /**
     * Changes what people choose of a key.
     *
     * @param id its id: anything that a client sent
     * @param precondition throws if the key is not as the client has seen it
     * @param change makes the new values of the present ones
     * @return the changed key
     */
    public ApiKey update(String id, Consumer<ApiKey> precondition, UnaryOperator<ApiKeySpec> change) {
        return holding(precondition).update(checked(id), spec -> {
            ApiKeySpec changed = change.apply(spec);
            requireGrantable(changed);
            return changed;
        });
    }

    /**
     * Switches a key on.
     *
     * @param id its id: anything that a client sent
     * @param precondition throws if the key is not as the client has seen it
     * @return the changed key
     */
    public ApiKey enable(String id, Consumer<ApiKey> precondition) {
        return holding(precondition).enable(checked(id));
    }

    /**
     * Gives a key a new secret.
     *
     * @param id its id: anything that a client sent
     * @param precondition throws if the key is not as the client has seen it
     * @param grace how long the previous one lives on
     * @return the key with its plaintext
     */
    public IssuedKey rotate(String id, Consumer<ApiKey> precondition, Duration grace) {
        try {
            return holding(precondition).rotate(checked(id), grace);
        } catch (IllegalStateException e) {
            throw Problem.of(ProblemType.NOT_ROTATABLE);
        }
    }

    /**
     * Switches a key off.
     *
     * @param id its id: anything that a client sent
     * @param precondition throws if the key is not as the client has seen it
     * @return the changed key
     */
    public ApiKey disable(String id, Consumer<ApiKey> precondition) {
        return ending(precondition).disable(checked(id));
    }

    /**
     * Ends a key.
     *
     * @param id its id: anything that a client sent
     * @param precondition throws if the key is not as the client has seen it
     * @param reason why
     * @return the revoked key
     */
    public ApiKey revoke(String id, Consumer<ApiKey> precondition, String reason) {
        return ending(precondition).revoke(checked(id), reason);
    }

    /**
     * Removes a key.
     *
     * @param id its id: anything that a client sent
     * @param precondition throws if the key is not as the client has seen it
     * @throws Problem if there is none that the caller may see
     */
    public void delete(String id, Consumer<ApiKey> precondition) {
        if (!ending(precondition).delete(checked(id))) {
            throw missing();
        }
    }

    /**
     * Removes the keys that ended long ago; for callers without an owner.
     *
     * @param olderThan how long ago
     * @return how many there were
     */
    public int purge(Duration olderThan) {
        return apiKeys.purge(olderThan);
    }

    /**
     * Looks at the store as an operator would; for callers without an owner.
     *
     * @return what was found, good and bad
     */
    public List<Finding> diagnose() {
        return apiKeys.diagnose();
    }

    /**
     * Writes all keys with their hashes; for callers without an owner.
     *
     * @param out where to, left open
     */
    public void export(OutputStream out) {
        KeyExporter.from(apiKeys).to(out);
    }

    /**
     * Takes keys over that {@link #export} wrote; for callers without an owner who hold every scope.
     *
     * @param in the lines
     * @param dryRun whether to write nothing
     * @return what became of them
     */
    public ImportReport importFrom(InputStream in, boolean dryRun) {
        try (KeySource source =
                ImportFormat.KEYSTILE.open(ImportOptions.builder().stream(in).build())) {
            return KeyImporter.into(apiKeys).dryRun(dryRun).run(source);
        }
    }

    /**
     * Tells whether a presented key is live, without a trace: no use is counted, and no listener hears of it.
     *
     * @param presentedKey anything that a client sent
     * @return the outcome; for a key of another owner, that of one that does not exist
     */
    public Verification verify(String presentedKey) {
        Verification verification = apiKeys.check(VerificationRequest.of(presentedKey));
        if (verification instanceof Verification.Accepted accepted) {
            return isVisible(accepted.key())
                    ? verification
                    : unknown(accepted.key().id());
        }
        String id = ((Verification.Rejected) verification).keyId();
        boolean foreign = id != null
                && caller.owner() != null
                && known(id).filter(key -> !isVisible(key)).isPresent();
        return foreign ? unknown(id) : verification;
    }

    private static Verification unknown(@Nullable String id) {
        return new Verification.Rejected(RejectionReason.UNKNOWN, id);
    }

    /** What gives a key back its powers, or hands them out, is for those who hold them all. */
    private KeyChanges holding(Consumer<ApiKey> precondition) {
        return apiKeys.provided(key -> {
            requireVisible(key);
            requireHeld(key.scopes());
            precondition.accept(key);
        });
    }

    /** What ends a key is for everybody who may end keys, but for the keys that manage others. */
    private KeyChanges ending(Consumer<ApiKey> precondition) {
        return apiKeys.provided(key -> {
            requireVisible(key);
            requireHeld(managing(key));
            precondition.accept(key);
        });
    }

    private static Set<String> managing(ApiKey key) {
        return key.scopes().stream()
                .filter(scope -> scope.startsWith(Right.SCOPE_START))
                .collect(Collectors.toSet());
    }

    private void requireGrantable(ApiKeySpec spec) {
        if (caller.owner() != null && !caller.owner().equals(spec.owner())) {
            throw Problem.of(ProblemType.FOREIGN_OWNER).field("owner");
        }
        requireHeld(spec.scopes());
    }

    private void requireHeld(Set<String> scopes) {
        if (!caller.holdsAll(scopes)) {
            throw Problem.of(ProblemType.SCOPE_NOT_HELD).field("scopes");
        }
    }

    private void requireVisible(ApiKey key) {
        if (!isVisible(key)) {
            throw missing();
        }
    }

    private boolean isVisible(ApiKey key) {
        return caller.owner() == null || Objects.equals(caller.owner(), key.owner());
    }

    private Optional<ApiKey> known(String id) {
        return ID.matcher(id).matches() ? apiKeys.find(id) : Optional.empty();
    }

    /** No store is asked for what no key is called. */
    private static String checked(String id) {
        if (!ID.matcher(id).matches()) {
            throw missing();
        }
        return id;
    }

    private static Problem missing() {
        return Problem.of(ProblemType.NOT_FOUND);
    }
}
