package com.acme;

import org.paralleltask.OnWorkerExit;
import org.paralleltask.ParallelTask;

public final class Shop {
    @ParallelTask
    static int sell() { // error: A generated class must have a name of its own: SellExit is a class of package com.acme; set another prefix, such as name = "ShopSell2"
        return 1;
    }

    @OnWorkerExit
    static int end() {
        return 1;
    }
}
