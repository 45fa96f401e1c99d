package dev.keystile.servlet;

import io.undertow.security.idm.Account;
import io.undertow.security.idm.Credential;
import io.undertow.security.idm.IdentityManager;
import io.undertow.security.idm.PasswordCredential;

import java.security.Principal;
import java.util.Arrays;
import java.util.Set;

/** The one user that {@link UndertowServer} knows. */
record OneUser(String name, String password) implements IdentityManager {
    private record User(Principal principal) implements Account {
        @Override
        public Principal getPrincipal() {
            return principal;
        }

        @Override
        public Set<String> getRoles() {
            return Set.of("user");
        }
    }

    @Override
    public Account verify(Account account) {
        return account;
    }

    @Override
    public Account verify(String id, Credential credential) {
        boolean known = id.equals(name)
                && credential instanceof PasswordCredential given
                && Arrays.equals(given.getPassword(), password.toCharArray());
        return known ? new User(() -> name) : null;
    }

    @Override
    public Account verify(Credential credential) {
        return null;
    }
}
