"use strict";

const time = document.getElementById("time");
const answer = document.getElementById("answer");

async function showTime() {
  try {
    const response = await fetch("/api/time");
    const now = await response.json();
    time.textContent = now.time;
  } catch {
    time.textContent = "the server does not answer";
  }
}

document.getElementById("echo").addEventListener("submit", async (event) => {
  event.preventDefault();
  const text = document.getElementById("text").value;
  try {
    const response = await fetch("/api/echo", { method: "POST", body: text });
    answer.textContent = await response.text();
  } catch {
    answer.textContent = "the server does not answer";
  }
});

showTime();
setInterval(showTime, 1000);
