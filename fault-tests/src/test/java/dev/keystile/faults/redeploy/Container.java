package dev.keystile.faults.redeploy;

import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.servlets.DefaultServlet;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;

/** A Tomcat with one web application, which is stopped and started again with other class loaders. */
final class Container implements AutoCloseable {
    private final HttpClient http = HttpClient.newHttpClient();
    private final Tomcat tomcat = new Tomcat();
    private final Context application;

    Container(Path folder, Path application, Map<String, String> settings) throws LifecycleException {
        tomcat.setBaseDir(folder.toString());
        tomcat.setSilent(true);
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        this.application = tomcat.addContext("", application.toString());
        this.application.setParentClassLoader(new ServerClassLoader());
        Tomcat.addServlet(this.application, "default", new DefaultServlet());
        this.application.addServletMappingDecoded("/", "default", false);
        protect(settings);
        tomcat.start();
    }

    /** As a web.xml does: the class is found by its name, in the application. */
    private void protect(Map<String, String> settings) {
        FilterDef filter = new FilterDef();
        filter.setFilterName("keys");
        filter.setFilterClass("dev.keystile.servlet.ApiKeyFilter");
        filter.setAsyncSupported("true");
        settings.forEach(filter::addInitParameter);
        application.addFilterDef(filter);
        FilterMap map = new FilterMap();
        map.setFilterName("keys");
        map.addURLPattern("/*");
        application.addFilterMap(map);
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
