package com.acme

import java.io.Serializable
import org.paralleltask.ParallelTask

data class Customer(val name: String, val years: Int = 1) : Serializable

object Counter {
  @JvmStatic
  @ParallelTask(workers = 1)
  fun greet(customer: Customer): String = "Hello ${customer.name} (${customer.years})"
}

class Till {
  companion object {
    @JvmStatic
    @ParallelTask(workers = 1)
    fun sum(cents: List<Int>): Int = cents.sum()
  }
}

/** A function of the file. */
@ParallelTask(workers = 1)
fun isApart(pid: Long): Boolean = ProcessHandle.current().pid() != pid

fun main() {
  GreetPool.open().use { pool -> println(pool.call(Customer("Ada", 3))) }
  SumPool.open().use { pool -> println(pool.call(listOf(1, 2, 3))) }
  IsApartPool.open().use { pool -> println(pool.call(ProcessHandle.current().pid())) }
}
