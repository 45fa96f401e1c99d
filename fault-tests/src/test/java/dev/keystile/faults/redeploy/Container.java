package dev.keystile.faults.redeploy;

import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;

/** A Tomcat with one web application, which is stopped and started again with other class loaders. */
final class Container implements AutoCloseable {
    private final HttpClient http = HttpClient.newHttpClient();
    private final Tomcat tomcat = new Tomcat();
    private final Context application;

    Container(Path folder, Path application) throws LifecycleException, IOException {
        Files.createDirectories(folder.resolve("webapps"));
        tomcat.setBaseDir(folder.toString());
        tomcat.setSilent(true);
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        tomcat.setAddDefaultWebXmlToWebapp(false);
        this.application = tomcat.addWebapp("", application.toString());
        this.application.setParentClassLoader(new ServerClassLoader());
        tomcat.start();
    }

    boolean isUp() {
        return application.getState().isAvailable();
    }

    WeakReference<ClassLoader> classLoader() {
        return new WeakReference<>(application.getLoader().getClassLoader());
    }

    int status(String apiKey) throws IOException, InterruptedException {
        URI url = URI.create("http://127.0.0.1:" + tomcat.getConnector().getLocalPort() + "/no-such-file");
        HttpRequest request =
                HttpRequest.newBuilder(url).header("X-API-Key", apiKey).build();
        return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    void stopApplication() throws LifecycleException {
        application.stop();
    }

    void startApplication() throws LifecycleException {
        application.start();
    }

    @Override
    public void close() throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
    }
}
