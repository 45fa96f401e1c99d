package dev.keystile.benchmarks.http;

import jakarta.servlet.Filter;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;

/** Spring Security as its documentation sets up an API without sessions; everything else is its default. */
final class SpringStateless {
    private SpringStateless() {}

    static Filter filter(GoodKeys keys) {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.registerBean(SharedLookup.class, keys::lookup);
        context.register(Security.class);
        context.refresh();
        return context.getBean("springSecurityFilterChain", Filter.class);
    }

    @Configuration(proxyBeanMethods = false)
    @EnableWebSecurity
    static class Security {
        @Bean
        SecurityFilterChain chain(HttpSecurity http, SharedLookup lookup) throws Exception {
            return http.csrf(CsrfConfigurer::disable)
                    .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                    .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .addFilterBefore(SpringApiKeys.filter(lookup), AuthorizationFilter.class)
                    .build();
        }
    }
}
