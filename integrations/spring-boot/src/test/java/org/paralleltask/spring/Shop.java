package org.paralleltask.spring;

import java.util.concurrent.TimeUnit;
import org.paralleltask.ParallelTask;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** An application with two pools. */
@SpringBootApplication
@ImportPools({PricePool.class, NapPool.class})
class Shop {
    @ParallelTask(workers = 5)
    static String price(String article) {
        LoggerFactory.getLogger("com.acme.prices").warn("pricing {}", article);
        return article + ": " + article.length() + " € for " + MDC.get("customer");
    }

    @ParallelTask(workers = 1)
    static int nap(int millis) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(millis);
        return millis;
    }

    @RestController
    static class Prices {
        private final PricePool pool;

        Prices(PricePool pool) {
            this.pool = pool;
        }

        @GetMapping("/price/{article}")
        String price(@PathVariable("article") String article) {
            MDC.put("customer", "anna");
            try {
                return pool.call(article);
            } finally {
                MDC.remove("customer");
            }
        }
    }
}
