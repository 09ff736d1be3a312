package com.acme;

import java.io.Serializable;
import java.security.PublicKey;
import org.paralleltask.ParallelTask;

public final class Shapes {
    private Shapes() {}

    public interface Shape extends Serializable {}

    public static final class Circle implements Shape {
        private static final long serialVersionUID = 1;
    }

    // expect AreaWorker: new AreaWorker()) .allow("com.acme.Shapes$Circle", "com.acme.Shapes$Square", "com.acme.shapes.**");
    // expect AreaCodec: in.readObject(Shapes.Shape.class)
    @ParallelTask(allow = Circle.class, allowNames = {"com.acme.shapes.**", "com.acme.Shapes$Square"})
    static double area(Shape shape) {
        return shape.hashCode();
    }

    // expect VerifyWorker: .allow("java.security.KeyRep", "java.security.KeyRep$Type");
    @ParallelTask
    static boolean verify(PublicKey key, byte[] signature) {
        return key.getEncoded().length > signature.length;
    }
}
