package dev.keystile.examples.webxml;

import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.servlets.DefaultServlet;
import org.apache.catalina.startup.Tomcat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;

/** A Tomcat with one WAR. */
final class Container implements AutoCloseable {
    private final Tomcat tomcat = new Tomcat();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Context application;

    private Container(Path directory, Path war) throws IOException {
        Files.createDirectories(directory.resolve("webapps"));
        tomcat.setBaseDir(directory.toString());
        tomcat.setPort(0);
        tomcat.getConnector();
        tomcat.setAddDefaultWebXmlToWebapp(false);
        application = tomcat.addWebapp("/example", war.toString());
        application.setParentClassLoader(new ServerClassLoader());
        serveFiles();
    }

    /** Of what a server's own web.xml declares, the application needs this alone; the rest is JSP. */
    private void serveFiles() {
        Tomcat.addServlet(application, "default", new DefaultServlet()).addMapping("/");
    }

    static Container deploy(Path directory, Path war) throws IOException, LifecycleException {
        Container container = new Container(directory, war);
        container.tomcat.start();
        return container;
    }

    boolean hasStartedTheApplication() {
        return application.getState().isAvailable();
    }

    HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        URI uri = URI.create("http://localhost:" + tomcat.getConnector().getLocalPort() + "/example" + path);
        HttpRequest.Builder request = HttpRequest.newBuilder(uri);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
    }
}
