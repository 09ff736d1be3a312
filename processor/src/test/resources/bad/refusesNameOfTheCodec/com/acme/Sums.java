package com.acme;

import org.paralleltask.ParallelTask;

public final class Sums {
    private Sums() {}

    @ParallelTask
    public static int sum(int below) { // error: A generated class must have a name of its own: SumCodec is a class of package com.acme; set another prefix, such as name = "SumsSum"
        return below;
    }
}
