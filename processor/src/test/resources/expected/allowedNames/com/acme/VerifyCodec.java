package com.acme;

import java.security.PublicKey;
import javax.annotation.processing.Generated;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.PrimitiveArrays;
import org.paralleltask.codec.TaskCodec;

/**
 * How the arguments and the value of {@link Shapes#verify(PublicKey, byte[])} travel.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
final class VerifyCodec implements TaskCodec<VerifyTask, VerifyResult> {
  VerifyCodec() {
  }

  @Override
  public long fingerprint() {
    return 0xfccac646ac7190c9L;
  }

  @Override
  public void writeTask(Encoder out, VerifyTask task) {
    out.at("key").writeObject(task.key());
    PrimitiveArrays.write(out.at("signature"), task.signature());
  }

  @Override
  public VerifyTask readTask(Decoder in) {
    return new VerifyTask(in.readObject(PublicKey.class), PrimitiveArrays.readBytes(in));
  }

  @Override
  public void writeResult(Encoder out, VerifyResult result) {
    out.at("result").writeBoolean(result.value());
  }

  @Override
  public VerifyResult readResult(Decoder in) {
    return new VerifyResult(in.readBoolean());
  }
}
