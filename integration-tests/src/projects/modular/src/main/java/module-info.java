module com.acme.shop {
  requires org.paralleltask;
}
