package dev.keystile.admin;

import dev.keystile.ApiKeys;
import dev.keystile.IssuedKey;
import dev.keystile.model.ApiKey;
import dev.keystile.model.ApiKeySpec;
import dev.keystile.store.memory.InMemoryKeyStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Rule 6: random callers do random things to random keys, over a socket, and each time the answer's status and what becomes of the key
 * are what a small model says. The model was written from the documentation's rules, not from the code.
 */
class ReferenceModelTest {
    private static final int CASES = Integer.getInteger("keystile.test.cases", 100_000);
    private static final int CASES_IN_A_WORLD = 500;
    private static final List<String> OWNERS = List.of("acme", "other");
    private static final List<String> SCOPES = List.of(
            "keystile:admin", "keystile:read", "keystile:issue", "keystile:revoke", "orders:read", "orders:write");
    private static final List<String> ACTIONS =
            List.of("show", "issue", "update", "rotate", "enable", "disable", "revoke", "delete");

    /** What the model knows of a key. */
    record Known(@Nullable String owner, Set<String> scopes, boolean enabled, boolean revoked) {
        Known with(@Nullable String newOwner, Set<String> newScopes) {
            return new Known(newOwner, newScopes, enabled, revoked);
        }
    }

    /** A status and what becomes of the target; {@code null} if it is gone. */
    record Expected(int status, @Nullable Known target) {}

    /** What somebody asks for: the owner and the scopes matter to issuing and updating. */
    record Wish(String action, @Nullable String owner, Set<String> scopes) {}

    /** The rules, from the documentation. */
    private static final class Model {
        static Expected decide(Known caller, Wish wish, @Nullable Known target) {
            if (!caller.enabled || caller.revoked) {
                return new Expected(401, target);
            }
            if (!may(caller, wish.action)) {
                return new Expected(403, target);
            }
            if (wish.action.equals("issue")) {
                String owner = wish.owner == null ? caller.owner : wish.owner;
                return new Expected(grants(caller, owner, wish.scopes) ? 201 : 403, target);
            }
            if (target == null || (caller.owner != null && !caller.owner.equals(target.owner))) {
                return new Expected(404, target);
            }
            return decideVisible(caller, wish, target);
        }

        private static Expected decideVisible(Known caller, Wish wish, Known target) {
            boolean changes = List.of("update", "rotate", "enable").contains(wish.action);
            boolean ends = List.of("disable", "revoke", "delete").contains(wish.action);
            Set<String> managing = new HashSet<>(target.scopes);
            managing.removeIf(scope -> !scope.startsWith("keystile:"));
            boolean denied = (changes && !holds(caller, target.scopes))
                    || (ends && !holds(caller, managing))
                    || (wish.action.equals("update") && !grants(caller, wish.owner, wish.scopes));
            boolean dead =
                    target.revoked && !List.of("show", "revoke", "delete").contains(wish.action);
            return denied ? new Expected(403, target) : dead ? new Expected(409, target) : done(wish, target);
        }

        private static Expected done(Wish wish, Known target) {
            return switch (wish.action) {
                case "update" -> new Expected(200, target.with(wish.owner, wish.scopes));
                case "enable" -> new Expected(200, new Known(target.owner, target.scopes, true, false));
                case "disable" -> new Expected(200, new Known(target.owner, target.scopes, false, false));
                case "revoke" -> new Expected(200, new Known(target.owner, target.scopes, target.enabled, true));
                case "delete" -> new Expected(204, null);
                default -> new Expected(200, target);
            };
        }

        private static boolean may(Known caller, String action) {
            return caller.scopes.contains("keystile:admin")
                    || caller.scopes.contains(
                            switch (action) {
                                case "show" -> "keystile:read";
                                case "issue", "update", "rotate", "enable" -> "keystile:issue";
                                case "disable", "revoke" -> "keystile:revoke";
                                default -> "keystile:admin";
                            });
        }

        private static boolean holds(Known caller, Set<String> scopes) {
            Set<String> held = new HashSet<>(caller.scopes);
            if (held.contains("keystile:admin")) {
                if (caller.owner == null) {
                    return true;
                }
                held.addAll(List.of("keystile:read", "keystile:issue", "keystile:revoke"));
            }
            return held.containsAll(scopes);
        }

        private static boolean grants(Known caller, @Nullable String owner, Set<String> scopes) {
            return (caller.owner == null || caller.owner.equals(owner)) && holds(caller, scopes);
        }
    }

    /** Keys, some of which are callers, and what the model knows of each. */
    private static final class World implements AutoCloseable {
        final Random random;
        final ApiKeys apiKeys = ApiKeys.builder(new InMemoryKeyStore()).build();
        final AdminServer server = new AdminServer(
                new AdminServlet(apiKeys, AdminOptions.builder().keys().build()));
        final Http http = new Http(server.port());
        final List<String> ids = new ArrayList<>();
        final Map<String, String> plaintexts = new HashMap<>();
        final Map<String, Known> known = new HashMap<>();

        World(Random random) {
            this.random = random;
        }

        /** Fresh keys, in the same running server. */
        void fill() {
            List.copyOf(known.keySet()).forEach(apiKeys::delete);
            ids.clear();
            known.clear();
            for (int i = 0; i < 40; i++) {
                add();
            }
        }

        void add() {
            Known key = new Known(owner(), scopes(), true, false);
            IssuedKey issued =
                    apiKeys.issue(ApiKeySpec.named("k").withOwner(key.owner).withScopes(key.scopes));
            ids.add(issued.key().id());
            plaintexts.put(issued.key().id(), issued.plaintext());
            known.put(issued.key().id(), key);
        }

        @Nullable String owner() {
            return random.nextInt(3) == 0 ? OWNERS.get(random.nextInt(2)) : random.nextBoolean() ? "acme" : null;
        }

        Set<String> scopes() {
            Set<String> scopes = new TreeSet<>();
            for (String scope : SCOPES) {
                if (random.nextInt(scope.equals("keystile:admin") ? 6 : 3) == 0) {
                    scopes.add(scope);
                }
            }
            return scopes;
        }

        /** Now and then one that does not exist. */
        String anyId() {
            return random.nextInt(20) == 0 ? "AAAAAAAAAAAA" : ids.get(random.nextInt(ids.size()));
        }

        @Override
        public void close() {
            http.close();
            server.close();
            apiKeys.close();
        }
    }

    @Test
    void rule_6_every_answer_and_every_outcome_is_what_the_model_says() {
        long seed = System.nanoTime();
        Map<Integer, Integer> statuses = new HashMap<>();
        try (World world = new World(new Random(seed))) {
            for (int i = 0; i < CASES; i++) {
                if (i % CASES_IN_A_WORLD == 0) {
                    world.fill();
                }
                statuses.merge(step(world, "case " + i + " of seed " + seed), 1, Integer::sum);
            }
        }
        assertThat(statuses).containsOnlyKeys(200, 201, 204, 401, 403, 404, 409);
        assertThat(statuses.values()).allMatch(count -> count >= CASES / 1000);
    }

    private static int step(World world, String description) {
        String callerId = world.ids.get(world.random.nextInt(world.ids.size()));
        String targetId = world.anyId();
        Known caller = world.known.get(callerId);
        Wish wish = new Wish(ACTIONS.get(world.random.nextInt(ACTIONS.size())), world.owner(), world.scopes());
        Known target = world.known.get(targetId);
        Expected expected = caller == null ? new Expected(401, target) : Model.decide(caller, wish, target);
        Http.Reply reply = send(world, Objects.requireNonNull(world.plaintexts.get(callerId)), wish, targetId);
        assertThat(reply.status())
                .as("%s: %s by %s on %s: %s", description, wish, caller, target, reply.body())
                .isEqualTo(expected.status);
        if (expected.target == null) {
            world.known.remove(targetId);
        } else {
            world.known.put(targetId, expected.target);
        }
        assertThat(world.apiKeys.find(targetId).map(ReferenceModelTest::known).orElse(null))
                .as(description)
                .isEqualTo(expected.target);
        if (reply.status() == 201) {
            forget(world, reply.json().get("key").get("id").asString(), wish, caller);
        } else if (wish.action.equals("rotate") && reply.status() == 200) {
            world.plaintexts.put(targetId, reply.json().get("plaintext").asString());
        }
        return reply.status();
    }

    /** What was issued is as the wish says, and goes again, so that the world stays as it is. */
    private static void forget(World world, String id, Wish wish, Known caller) {
        String owner = wish.owner == null ? caller.owner : wish.owner;
        assertThat(world.apiKeys.find(id).map(ReferenceModelTest::known))
                .contains(new Known(owner, wish.scopes, true, false));
        world.apiKeys.delete(id);
    }

    private static Known known(ApiKey key) {
        return new Known(key.owner(), key.scopes(), key.enabled(), key.revokedAt() != null);
    }

    private static Http.Reply send(World world, String plaintext, Wish wish, String id) {
        String key = "X-API-Key: " + plaintext;
        String at = ApiBehaviour.KEYS + "/" + id;
        return switch (wish.action) {
            case "show" -> world.http.get(at, key);
            case "issue" -> world.http.post(ApiBehaviour.KEYS, body(wish, true), key);
            case "update" -> world.http.patch(at, body(wish, false), key, "If-Match: *");
            case "delete" -> world.http.delete(at, key);
            case "revoke" -> world.http.post(at + "/revoke", "{\"reason\":\"x\"}", key);
            default -> world.http.post(at + "/" + wish.action, "", key);
        };
    }

    private static String body(Wish wish, boolean named) {
        String owner = wish.owner == null ? "null" : "\"" + wish.owner + "\"";
        String scopes = wish.scopes.isEmpty() ? "" : "\"" + String.join("\",\"", wish.scopes) + "\"";
        return "{" + (named ? "\"name\":\"k\"," : "") + "\"owner\":" + owner + ",\"scopes\":[" + scopes + "]}";
    }
}
