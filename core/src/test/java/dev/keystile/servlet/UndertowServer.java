package dev.keystile.servlet;

import io.undertow.Undertow;
import io.undertow.Version;
import io.undertow.server.HttpHandler;
import io.undertow.server.handlers.accesslog.AccessLogHandler;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.api.LoginConfig;
import io.undertow.servlet.api.ServletContainerInitializerInfo;
import io.undertow.servlet.util.ImmediateInstanceFactory;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletException;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** Undertow 2.3. */
final class UndertowServer implements ServletServer {
    private final Undertow undertow;
    private final DeploymentManager deployment;
    private final List<String> accessLog = Collections.synchronizedList(new ArrayList<>());

    UndertowServer(WebApp.Declaration app, ClassLoader loader) {
        deployment = Servlets.newContainer().addDeployment(info(app, loader));
        undertow = Undertow.builder()
                .addHttpListener(0, "127.0.0.1")
                .setHandler(new AccessLogHandler(deployed(), accessLog::add, "combined", loader))
                .build();
        undertow.start();
    }

    private HttpHandler deployed() {
        try {
            deployment.deploy();
            return deployment.start();
        } catch (ServletException e) {
            throw new IllegalStateException("Undertow does not start", e);
        }
    }

    private static DeploymentInfo info(WebApp.Declaration app, ClassLoader loader) {
        ServletContainerInitializer initializer = (types, declared) -> app.declare(new WebApp(declared));
        return Servlets.deployment()
                .setDeploymentName("application")
                .setContextPath("/")
                .setClassLoader(loader)
                .addServletContainerInitializer(new ServletContainerInitializerInfo(
                        initializer.getClass(), new ImmediateInstanceFactory<>(initializer), Set.of()))
                .addErrorPage(Servlets.errorPage(ERROR_PAGE, ERROR_STATUS))
                .setIdentityManager(new OneUser(USER, PASSWORD))
                .setLoginConfig(new LoginConfig("BASIC", "users"));
    }

    @Override
    public int port() {
        return ((InetSocketAddress) undertow.getListenerInfo().get(0).getAddress()).getPort();
    }

    @Override
    public String version() {
        return Version.getVersionString();
    }

    @Override
    public List<String> accessLog() {
        return List.copyOf(accessLog);
    }

    @Override
    public void close() {
        undertow.stop();
        try {
            deployment.stop();
            deployment.undeploy();
        } catch (ServletException e) {
            throw new IllegalStateException("Undertow does not stop", e);
        }
    }
}
