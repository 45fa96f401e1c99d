/** The command line: {@code keystile}. */
module dev.keystile.cli {
    requires dev.keystile;
    requires dev.keystile.migrate;
    requires info.picocli;
    requires java.logging;
    requires java.sql;
    requires me.tongfei.progressbar;
    requires org.jline.terminal;
    requires tools.jackson.core;
    requires tools.jackson.databind;
    requires static transitive org.jspecify;

    exports dev.keystile.cli;

    opens dev.keystile.cli to
            info.picocli;
}
