package com.acme;

import java.util.List;
import org.paralleltask.ParallelTask;

public final class Secrets {
    private record Secret(int code) {}

    private static class Failure extends Exception {
        private static final long serialVersionUID = 1;
    }

    private static class Hidden {
        record Inner(int code) {}
    }

    @ParallelTask
    static Secret open( // error: A type in the signature of a @ParallelTask method must be accessible in its package: the generated classes name com.acme.Secrets.Secret // error: A type in the signature of a @ParallelTask method must be accessible in its package: the generated classes name com.acme.Secrets.Failure
            Secret secret, // error: A type in the signature of a @ParallelTask method must be accessible in its package: the generated classes name com.acme.Secrets.Secret
            List<Hidden.Inner> inner) // error: A type in the signature of a @ParallelTask method must be accessible in its package: the generated classes name com.acme.Secrets.Hidden.Inner
            throws Failure {
        return secret;
    }

    @ParallelTask
    static int count(List<Secret[]> secrets) { // error: A type in the signature of a @ParallelTask method must be accessible in its package: the generated classes name com.acme.Secrets.Secret
        return 0;
    }
}
