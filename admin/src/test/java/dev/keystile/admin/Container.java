package dev.keystile.admin;

import io.undertow.Undertow;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.util.ImmediateInstanceFactory;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletException;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.util.Set;
import java.util.logging.Logger;

/** The servlet containers that the main suite runs on, each with the servlet at {@code /admin/*}. */
enum Container {
    JETTY {
        @Override
        Running start(Servlet servlet) {
            AdminServer server = new AdminServer(servlet);
            return new Running(server.port(), server);
        }
    },
    TOMCAT {
        @Override
        Running start(Servlet servlet) {
            LOG.setUseParentHandlers(false);
            Tomcat tomcat = new Tomcat();
            tomcat.setSilent(true);
            tomcat.setBaseDir(temporaryDirectory());
            tomcat.setPort(0);
            tomcat.getConnector().setProperty("address", "127.0.0.1");
            Context context = tomcat.addContext("", null);
            context.addServletContainerInitializer(
                    (types, declared) -> declared.addServlet("admin", servlet).addMapping("/admin/*"), Set.of());
            try {
                tomcat.start();
            } catch (LifecycleException e) {
                throw new IllegalStateException("Tomcat does not start", e);
            }
            return new Running(tomcat.getConnector().getLocalPort(), () -> {
                tomcat.stop();
                tomcat.destroy();
            });
        }
    },
    UNDERTOW {
        @Override
        Running start(Servlet servlet) {
            DeploymentManager deployment = Servlets.newContainer()
                    .addDeployment(Servlets.deployment()
                            .setDeploymentName("application")
                            .setContextPath("/")
                            .setClassLoader(Container.class.getClassLoader())
                            .addServlet(Servlets.servlet(
                                            "admin", servlet.getClass(), new ImmediateInstanceFactory<>(servlet))
                                    .addMapping("/admin/*")));
            deployment.deploy();
            try {
                Undertow undertow = Undertow.builder()
                        .addHttpListener(0, "127.0.0.1")
                        .setHandler(deployment.start())
                        .build();
                undertow.start();
                int port =
                        ((InetSocketAddress) undertow.getListenerInfo().get(0).getAddress()).getPort();
                return new Running(port, () -> {
                    undertow.stop();
                    deployment.stop();
                    deployment.undeploy();
                });
            } catch (ServletException e) {
                throw new IllegalStateException("Undertow does not start", e);
            }
        }
    };

    /** Tests break answers off, and it would log each time. Held, or the setting would be forgotten. */
    private static final Logger LOG = Logger.getLogger("org.apache");

    /** A started container. */
    record Running(int port, AutoCloseable stop) implements AutoCloseable {
        @Override
        public void close() {
            try {
                stop.close();
            } catch (Exception e) {
                throw new IllegalStateException("the server does not stop", e);
            }
        }
    }

    abstract Running start(Servlet servlet);

    private static String temporaryDirectory() {
        try {
            return Files.createTempDirectory("keystile-tomcat").toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
