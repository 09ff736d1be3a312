package com.acme;

import com.base.Base;
import org.paralleltask.ParallelTask;

public final class Derived extends Base {
    @ParallelTask
    static int size(Part part) { // error: A type in the signature of a @ParallelTask method must be accessible in its package: the generated classes name com.base.Base.Part
        return part.hashCode();
    }
}
