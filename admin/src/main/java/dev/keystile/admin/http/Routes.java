package dev.keystile.admin.http;

import dev.keystile.admin.access.Need;
import dev.keystile.admin.problem.Problem;
import dev.keystile.admin.problem.ProblemType;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The table of all routes.
 *
 * @param all its rows
 */
public record Routes(List<Route> all) {
    /** Copies the rows. */
    public Routes {
        all = List.copyOf(all);
    }

    /**
     * A route that a request is for.
     *
     * @param route the route
     * @param path the values of the segments in braces, by name
     */
    record Match(Route route, Map<String, String> path) {}

    /** What there is not needs as much as what anybody may see: it is told apart for callers only. */
    Match find(String method, String path) {
        List<String> segments = Route.segments(path);
        String sought = method.equals("HEAD") ? "GET" : method;
        TreeSet<String> allowed = new TreeSet<>();
        for (Route route : all) {
            Optional<Map<String, String>> values = route.match(segments);
            if (values.isPresent() && route.method().equals(sought)) {
                return new Match(route, values.get());
            }
            values.ifPresent(any -> allowed.add(route.method()));
        }
        return new Match(
                new Route(method, path, Need.READ, call -> {
                    throw missing(allowed);
                }),
                Map.of());
    }

    private static Problem missing(TreeSet<String> allowed) {
        return allowed.isEmpty()
                ? Problem.of(ProblemType.NOT_FOUND)
                : Problem.of(ProblemType.METHOD_NOT_ALLOWED).header("Allow", String.join(", ", allowed));
    }
}
