package io.leadstone.benchmarks.rival;

import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.stereotype.Component;

/** Prints the address of the started server, which the benchmark reads. */
@Component
class RivalAddress implements ApplicationListener<WebServerInitializedEvent> {

    @Override
    public void onApplicationEvent(WebServerInitializedEvent event) {
        System.out.println("listens on http://127.0.0.1:" + event.getWebServer().getPort());
    }
}
