package org.paralleltask.pool;

import java.io.InputStream;
import java.io.OutputStream;

/** A process that has ended well and says nothing, as far as a test does not make it something else. */
public abstract class StubProcess extends Process {
    @Override
    public abstract long pid();

    @Override
    public OutputStream getOutputStream() {
        return OutputStream.nullOutputStream();
    }

    @Override
    public InputStream getInputStream() {
        return InputStream.nullInputStream();
    }

    @Override
    public InputStream getErrorStream() {
        return InputStream.nullInputStream();
    }

    @Override
    public int waitFor() {
        return 0;
    }

    @Override
    public int exitValue() {
        return 0;
    }

    @Override
    public void destroy() {}
}
