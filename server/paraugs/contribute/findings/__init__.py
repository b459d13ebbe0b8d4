"""What is told: findings, and reports of them in every form."""
