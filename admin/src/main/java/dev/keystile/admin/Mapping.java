package dev.keystile.admin;

import dev.keystile.servlet.ApiKeyFilter;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRegistration;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/** Makes sure that the servlet is at one path of its own, and not by accident at that of the application's API. */
final class Mapping {
    private static final Pattern OWN_PATH = Pattern.compile("(/[^/*]+)+/\\*");
    private static final String ALL = "/*";

    private Mapping() {}

    static void check(ServletConfig config) throws ServletException {
        ServletContext context = config.getServletContext();
        ServletRegistration servlet = context.getServletRegistration(config.getServletName());
        Collection<String> patterns = servlet == null ? List.of() : servlet.getMappings();
        if (patterns.size() != 1
                || !OWN_PATH.matcher(patterns.iterator().next()).matches()) {
            throw new ServletException(
                    "the admin servlet is mapped to " + patterns + ": map it to one path of its own, such as /admin/*");
        }
        String path = withoutStar(patterns.iterator().next());
        for (FilterRegistration filter : context.getFilterRegistrations().values()) {
            if (ApiKeyFilter.class.getName().equals(filter.getClassName())) {
                requireApart(config.getServletName(), path, filter);
            }
        }
    }

    private static void requireApart(String servlet, String path, FilterRegistration filter) throws ServletException {
        boolean covers = filter.getServletNameMappings().contains(servlet)
                || filter.getUrlPatternMappings().stream().anyMatch(pattern -> overlap(path, pattern));
        if (covers) {
            throw new ServletException("the admin servlet is at " + path + ALL + ", which the ApiKeyFilter '"
                    + filter.getName() + "' covers with " + filter.getUrlPatternMappings()
                    + ": map the filter to the application's API alone, the servlet verifies keys itself");
        }
    }

    private static boolean overlap(String path, String pattern) {
        String other = withoutStar(pattern);
        return isBelow(other, path) || (pattern.endsWith(ALL) && isBelow(path, other));
    }

    /** Whether a path is another, or lies below it. */
    private static boolean isBelow(String path, String other) {
        return path.equals(other) || path.startsWith(other + "/");
    }

    private static String withoutStar(String pattern) {
        return pattern.endsWith(ALL) ? pattern.substring(0, pattern.length() - ALL.length()) : pattern;
    }
}
