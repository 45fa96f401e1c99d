/** Manages keys over HTTP: a servlet with a REST API and a web console. */
module dev.keystile.admin {
    requires transitive dev.keystile;
    requires dev.keystile.migrate;
    requires transitive jakarta.servlet;
    requires java.net.http;
    requires org.slf4j;
    requires tools.jackson.core;
    requires tools.jackson.databind;
    requires static transitive org.jspecify;

    exports dev.keystile.admin;
    exports dev.keystile.admin.leaks;
}
