package com.acme;

import org.paralleltask.ParallelTask;
import org.paralleltask.Shared;

public final class Shop {
    @ParallelTask
    static int sell(@Shared int value) { // error: A generated class must have a name of its own: SellShared is a class of package com.acme; set another prefix, such as name = "ShopSell"
        return 1;
    }
}
